import { describe, expect, it } from 'vitest';
import { ACCOUNT_STATUSES } from '../../../src/kernel/words.js';
import { observeAccountLinks } from '../../../src/assessments/signals/account-links.js';
import { SIGNAL_SOURCES, observeSignals } from '../../../src/assessments/signals/observe-signals.js';
import { LINK_KINDS, SIGNALS, SIGNAL_NAMES } from '../../../src/assessments/signals/signal.js';
import { aLink, someFacts } from './a-signup.js';

describe('links to accounts on hold', () => {
  it.each(LINK_KINDS)('P1: the same %s as an account on hold is a signal of its own', (kind) => {
    const link = aLink({ kind });
    const [seen, ...others] = observeAccountLinks([link]);
    expect(seen).toMatchObject({ name: `linked_${kind}`, value: 1, links: [link] });
    expect(seen?.why).toContain('Northwind Callers (AC0190f3a1b2c37d4e8f90a1b2c3d4e5f6), which is on hold.');
    expect(others).toEqual([]);
  });

  it.each(ACCOUNT_STATUSES.filter((status) => status !== 'on_hold'))(
    'P1: a link to an account that is %s is no signal',
    (accountStatus) => {
      expect(observeAccountLinks([aLink({ accountStatus })])).toEqual([]);
    },
  );

  it('P1: several kinds are several signals, several accounts of one kind are one', () => {
    const other = aLink({ accountSid: 'AC0190f3a1b2c37d4e8f90a1b2c3d4e5f7', companyName: 'Southwind' });
    const seen = observeAccountLinks([
      aLink({ kind: 'card' }),
      aLink(),
      other,
      aLink({ accountStatus: 'active' }),
    ]);
    expect(seen.map(({ name, value }) => [name, value])).toEqual([
      ['linked_phone', 2],
      ['linked_card', 1],
    ]);
    expect(seen[0]?.why).toContain('and 1 more, which are on hold');
    expect(seen[0]?.links).toEqual([aLink(), other]);
  });

  it('P1: no link is no signal', () => {
    expect(observeAccountLinks([])).toEqual([]);
  });
});

describe('asking every source about a signup', () => {
  it('P1: a spotless company shows nothing', () => {
    expect(observeSignals(someFacts())).toEqual({ observations: [], failedSources: [] });
  });

  it('P1: only what the platform must give is enough', () => {
    const { observations, failedSources } = observeSignals({
      email: 'jane@brightline.com',
      plan: 'self_service',
      companyName: 'Brightline',
      companyCountry: 'DE',
      services: [],
    });
    expect(observations.map(({ name }) => name)).toEqual(['website_missing']);
    expect(failedSources).toEqual([]);
  });

  it('P1: everything wrong at once is all seen, with a sentence each', () => {
    const { observations } = observeSignals(
      someFacts({
        email: 'x@mailinator.com',
        companyName: 'test',
        website: 'https://paypa1.com',
        phone: '+19002341234',
        ipCountry: 'NG',
        payment: { country: 'GB', flagged: true },
      }),
      [aLink({ kind: 'device' })],
    );
    expect(observations.map(({ name }) => name)).toEqual([
      'linked_device',
      'card_flagged',
      'disposable_email',
      'lookalike_domain',
      'phone_premium_rate',
      'phone_country_mismatch',
      'countries_all_different',
      'card_country_mismatch',
      'company_name_meaningless',
    ]);
    for (const { why } of observations) expect(why).toMatch(/^[A-Z].{15,}\.$/);
  });

  it.each([
    '',
    '@',
    'x@',
    '\u0000',
    '\ud800',
    'ﷺ'.repeat(500),
    'a'.repeat(10_000),
    'xn--\u0000.com',
    '%',
    '[',
  ])('P1: no text makes a source fail: %j', (text) => {
    const facts = someFacts({
      email: text,
      companyName: text,
      companyCountry: text,
      website: text,
      phone: text,
      ipCountry: text,
      payment: { country: text },
    });
    expect(observeSignals(facts).failedSources).toEqual([]);
  });

  it('P1: a source that fails is noted and the others are still heard', () => {
    const broken = {
      name: 'broken_list',
      observe: () => {
        throw new Error('The list could not be read.');
      },
    };
    const { observations, failedSources } = observeSignals(
      someFacts({ website: undefined }),
      [],
      [broken, ...SIGNAL_SOURCES],
    );
    expect(failedSources).toEqual([{ name: 'broken_list', error: 'The list could not be read.' }]);
    expect(observations.map(({ name }) => name)).toEqual(['website_missing']);
  });

  it('names every signal and every source once', () => {
    const sources = SIGNAL_SOURCES.map(({ name }) => name);
    expect(new Set(sources).size).toBe(sources.length);
    expect(SIGNAL_NAMES).toEqual(Object.keys(SIGNALS));
    expect(
      LINK_KINDS.map((kind) => `linked_${kind}`).filter((name) => !Object.hasOwn(SIGNALS, name)),
    ).toEqual([]);
  });
});
