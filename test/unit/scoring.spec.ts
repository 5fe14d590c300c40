import { describe, expect, it } from 'vitest';
import { InvalidError } from '../../src/kernel/errors.js';
import { DEFAULT_SCORECARD, parseScorecard } from '../../src/assessments/scorecard.js';
import { bandOf, score } from '../../src/assessments/scoring.js';
import type { Observation, SignalName } from '../../src/assessments/signals/signal.js';
import { LINK_KINDS, SIGNAL_NAMES } from '../../src/assessments/signals/signal.js';
import type { SignupFacts } from '../../src/assessments/signals/signup-facts.js';
import { observeSignals } from '../../src/assessments/signals/observe-signals.js';
import { aLink, someFacts } from './signals/a-signup.js';

function seen(...names: SignalName[]): readonly Observation[] {
  return names.map((name) => ({ name, value: true, why: `${name} was seen.` }));
}

/** The default scorecard with one signal worth so many points and nothing forced. */
function worth(name: SignalName, points: number) {
  return { ...DEFAULT_SCORECARD, points: { ...DEFAULT_SCORECARD.points, [name]: points }, forced: {} };
}

describe('from points to band and outcome', () => {
  it.each([
    [0, 'low', 'allow'],
    [29, 'low', 'allow'],
    [30, 'medium', 'review'],
    [59, 'medium', 'review'],
    [60, 'high', 'hold'],
    [89, 'high', 'hold'],
    [90, 'blocked', 'hold'],
    [100, 'blocked', 'hold'],
  ] as const)('P3: %i points are %s: %s', (points, band, outcome) => {
    expect(bandOf(points, DEFAULT_SCORECARD)).toBe(band);
    expect(score(seen('website_missing'), worth('website_missing', points))).toMatchObject({
      score: points,
      band,
      outcome,
    });
  });

  it('P1: the score is the sum of the points and never more than 100', () => {
    expect(score(seen(), DEFAULT_SCORECARD)).toEqual({
      signals: [],
      score: 0,
      band: 'low',
      outcome: 'allow',
    });
    expect(score(seen('website_missing', 'phone_invalid'), DEFAULT_SCORECARD).score).toBe(28);
    expect(score(seen(...SIGNAL_NAMES), DEFAULT_SCORECARD).score).toBe(100);
  });

  it('P1: each signal keeps what was seen, why, and gets its points', () => {
    const { signals } = score(
      observeSignals(someFacts({ website: undefined })).observations,
      DEFAULT_SCORECARD,
    );
    expect(signals).toEqual([
      { name: 'website_missing', value: null, why: 'The company gave no website.', points: 8 },
    ]);
  });

  it.each(LINK_KINDS)(
    'P1: a link by %s to an account on hold is at least a review, however few its points',
    (kind) => {
      const { observations } = observeSignals(someFacts(), [aLink({ kind })]);
      const card = { ...DEFAULT_SCORECARD, points: worth(`linked_${kind}`, 1).points };
      expect(score(observations, card)).toMatchObject({ score: 1, band: 'medium', outcome: 'review' });
    },
  );

  it('P27: a flagged card is at least high, however few its points', () => {
    const card = { ...DEFAULT_SCORECARD, points: worth('card_flagged', 1).points };
    expect(score(seen('card_flagged'), card)).toMatchObject({ score: 1, band: 'high', outcome: 'hold' });
  });

  it('P3: what is forced never lowers a band', () => {
    const card = { ...DEFAULT_SCORECARD, forced: { linked_email: 'low' } } as const;
    expect(score(seen('linked_email', 'linked_card'), card)).toMatchObject({ score: 95, band: 'blocked' });
  });
});

describe('the default scorecard on whole signups', () => {
  const freeMail = { email: 'kx81772@gmail.com', website: undefined };
  const cases: readonly (readonly [string, Partial<SignupFacts>, number, string])[] = [
    ['a spotless company', {}, 0, 'low'],
    [
      'a demonstration company under a reserved name',
      { website: 'https://brightline.example', email: 'jane@brightline.example' },
      3,
      'low',
    ],
    [
      'a small business with fitting free mail and no website',
      { email: 'brightline@gmail.com', website: undefined },
      8,
      'low',
    ],
    ['a small business with any free mail and no website', freeMail, 16, 'low'],
    ['the same with a founder abroad', { ...freeMail, ipCountry: 'PT' }, 28, 'low'],
    ['the same with a foreign phone only', { ...freeMail, phone: '+12125550123' }, 29, 'low'],
    ['a traveller with a good company', { ipCountry: 'TH' }, 12, 'low'],
    [
      'a company on the web by its page only',
      { ...freeMail, website: 'https://facebook.com/brightline' },
      8,
      'low',
    ],
    ['a throw-away address alone', { email: 'jane@mailinator.com' }, 40, 'medium'],
    ['a suspected throw-away address alone', { email: 'jane@fresh-tempmail.io' }, 30, 'medium'],
    ['a lookalike domain alone', { website: 'https://paypal-login.com' }, 45, 'medium'],
    [
      "a brand's name with free mail and no website",
      { ...freeMail, companyName: 'PayPal Support' },
      46,
      'medium',
    ],
    [
      'a name that says nothing, free mail and no website',
      { ...freeMail, companyName: 'asdf' },
      36,
      'medium',
    ],
    [
      'a throw-away address and a lookalike',
      { email: 'jane@mailinator.com', website: 'https://paypal-login.com' },
      85,
      'high',
    ],
    [
      'a throw-away address and a premium-rate phone',
      { email: 'jane@mailinator.com', phone: '+499001234567' },
      75,
      'high',
    ],
    [
      'a throw-away address, no name and no website',
      { email: 'x@mailinator.com', companyName: 'test', website: undefined },
      68,
      'high',
    ],
    ['a flagged card alone', { payment: { country: 'DE', flagged: true } }, 60, 'high'],
    [
      'nearly everything wrong',
      { email: 'x@mailinator.com', website: 'https://paypa1.com', phone: '+19002341234', ipCountry: 'NG' },
      100,
      'blocked',
    ],
  ];

  it.each(cases)('P1: %s', (_what, changes, points, band) => {
    const { observations } = observeSignals(someFacts(changes));
    const result = score(observations, DEFAULT_SCORECARD);
    expect([result.score, result.band]).toEqual([points, band]);
  });

  it('P3: two kinds of link to an account on hold are enough for a hold, one is not', () => {
    for (const kind of LINK_KINDS) {
      const one = score(observeSignals(someFacts(), [aLink({ kind })]).observations, DEFAULT_SCORECARD);
      expect(one.outcome).toBe('review');
    }
    const links = [aLink({ kind: 'phone' }), aLink({ kind: 'company_name' })];
    expect(score(observeSignals(someFacts(), links).observations, DEFAULT_SCORECARD).outcome).toBe('hold');
  });

  it('P1: a contracted account is assessed like any other', () => {
    const facts = someFacts({ email: 'jane@mailinator.com', plan: 'contracted' });
    expect(score(observeSignals(facts).observations, DEFAULT_SCORECARD).band).toBe('medium');
  });
});

describe('reading a scorecard', () => {
  const json = (changes: object = {}): unknown =>
    JSON.parse(JSON.stringify({ ...DEFAULT_SCORECARD, ...changes }));
  const faultsOf = (value: unknown): readonly string[] => {
    try {
      parseScorecard(value);
      return [];
    } catch (error) {
      if (error instanceof InvalidError) return error.fields.map(({ field }) => field);
      throw error;
    }
  };

  it('gives the default back', () => {
    expect(parseScorecard(json())).toEqual(DEFAULT_SCORECARD);
  });

  it('takes a scorecard that forces nothing', () => {
    expect(parseScorecard(json({ forced: undefined })).forced).toEqual({});
  });

  const { thresholds, points } = DEFAULT_SCORECARD;
  it.each([
    ['no version', { version: undefined }, ['version']],
    ['version 0', { version: 0 }, ['version']],
    ['half points', { points: { ...points, card_flagged: 1.5 } }, ['points.card_flagged']],
    ['negative points', { points: { ...points, card_flagged: -1 } }, ['points.card_flagged']],
    ['more than 100 points', { points: { ...points, card_flagged: 101 } }, ['points.card_flagged']],
    ['points as text', { points: { ...points, card_flagged: '60' } }, ['points.card_flagged']],
    ['a signal without points', { points: { ...points, card_flagged: undefined } }, ['points.card_flagged']],
    ['an unknown signal', { points: { ...points, hunch: 5 } }, ['points.hunch']],
    ['an unknown field', { mood: 'strict' }, ['mood']],
    ['an unknown threshold', { thresholds: { ...thresholds, low: 1 } }, ['thresholds.low']],
    ['a threshold of 0', { thresholds: { ...thresholds, medium: 0 } }, ['thresholds.medium']],
    ['equal thresholds', { thresholds: { ...thresholds, high: 30 } }, ['thresholds']],
    ['falling thresholds', { thresholds: { ...thresholds, blocked: 50 } }, ['thresholds']],
    ['an unknown forced signal', { forced: { hunch: 'high' } }, ['forced.hunch']],
    ['an unknown forced band', { forced: { card_flagged: 'terrible' } }, ['forced.card_flagged']],
    ['forced prototypes', { forced: { constructor: 'high' } }, ['forced.constructor']],
  ])('refuses %s', (_what, changes, fields) => {
    expect(faultsOf(json(changes))).toEqual(fields);
  });

  it.each([null, undefined, 7, 'text', [], [DEFAULT_SCORECARD], {}])('refuses %j', (value) => {
    expect(faultsOf(value).length).toBeGreaterThan(SIGNAL_NAMES.length);
  });
});
