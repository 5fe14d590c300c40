import { describe, expect, it } from 'vitest';
import type { DecisionOffer } from '../../../src/cases/case-handler.js';
import {
  codesOfOutcome,
  fieldLabel,
  precedentText,
  presentOffers,
} from '../../../src/desk/case-page/present-offers.js';
import { presentAssessment, presentLinkedAccounts } from '../../../src/desk/present-history.js';
import { withReadableInstants } from '../../../src/desk/readable-instants.js';
import { sentenceOf } from '../../../src/desk/timeline-sentences.js';

const AT = '2026-11-22T14:02:00.000Z';

function offer(wishes: Partial<DecisionOffer>): DecisionOffer {
  return {
    outcome: 'approve',
    label: 'Approve',
    codes: [],
    concludes: true,
    note: 'optional',
    publicMessage: 'none',
    conditions: false,
    override: false,
    fourEyes: false,
    customerReads: 'Your request was approved.',
    ...wishes,
  };
}

describe('offers as the page draws them', () => {
  const codes = Array.from({ length: 11 }, (_, at) => ({
    code: `code_${at}`,
    label: `Code ${at}`,
    guidance: 'When it fits.',
    disclosure: 'withhold' as const,
    resubmittable: false,
    customerText: null,
  }));

  it('give outcomes their letters and the first nine codes their digits', () => {
    const [reject] = presentOffers([offer({ outcome: 'reject', codes })], null);
    expect(reject).toMatchObject({ key: 'r', customerReads: 'Your request was approved.' });
    const keys = JSON.stringify(reject).match(/"key":"\d"/g);
    expect(keys).toHaveLength(9);
  });

  it('P26: offer to ask only where the customer has a part in the case', () => {
    expect(presentOffers([offer({})], null)).toHaveLength(1);
    const conversation = {
      fields: ['useCase'],
      passTurn: () => undefined,
      tell: () => Promise.resolve([]),
    };
    expect(presentOffers([offer({})], conversation)[1]).toMatchObject({
      outcome: 'request_information',
      key: 'i',
      fields: [{ value: 'useCase', label: 'Use case' }],
    });
  });

  it('warn beside an offer against the rule', () => {
    expect(presentOffers([offer({ override: true })], null)).toMatchObject([
      { warning: expect.stringContaining('zero tolerance') },
    ]);
    expect(presentOffers([offer({})], null)).toMatchObject([{ warning: null }]);
  });

  it('post each code under its outcome, so that none comes along with another', () => {
    const posted = ['reject:zero_tolerance', 'approve:x', 'reject:y', 'rejected:z', 'y'];
    expect(codesOfOutcome('reject', posted)).toEqual(['zero_tolerance', 'y']);
    expect(codesOfOutcome('approve', [])).toEqual([]);
  });

  it('spell out a field that has no words of its own', () => {
    expect(fieldLabel('sampleMessage')).toBe('Sample message');
    expect(fieldLabel('evidence')).toBe('Evidence');
  });
});

describe('precedents', () => {
  it.each([
    [['reject', 'reject'], null],
    [['reject', 'approve', 'reject'], '2 of the last 3 of this type and risk were rejected.'],
    [['approve', 'approve', 'reject', 'discuss'], '2 of the last 4 of this type and risk were approved.'],
  ] as const)('%j say %s', (outcomes, text) => {
    expect(precedentText(outcomes)).toBe(text);
  });
});

describe('the timeline', () => {
  const event = (action: string, detail: Record<string, unknown> = {}) => ({
    at: AT,
    action,
    actorKind: 'staff',
    actorLabel: 'K. Osei',
    caseId: null,
    detail,
  });
  const label = (code: string) => `<${code}>`;

  it.each([
    ['case.claimed', {}, 'Claimed', null],
    ['case.handed_off', { to: 'M. Ito' }, 'Handed off to M. Ito', null],
    ['case.escalated', { note: 'Press.' }, 'Escalated', 'Press.'],
    ['case.noted', { text: 'Called.' }, 'Noted', 'Called.'],
    ['hold.placed', { kind: 'restriction', code: 'c' }, 'Restricted: <c>', null],
    ['hold.released', { kind: 'hold', code: 'c', note: 'Fine.' }, 'Hold released: <c>', 'Fine.'],
    ['account_fact.recorded', { kind: 'carrier_complaint' }, 'Recorded: Complaint of a carrier', null],
    ['account.assessed', { score: 60, band: 'high' }, 'Assessed: 60, high risk', null],
    ['reassessment.filed', { round: 2 }, 'Ticket filed, round 2', null],
    [
      'case.decided',
      { outcome: 'reject', codes: ['a', 'b'], confirmedBy: 'M. Ito', note: 'So.' },
      'Rejected: <a>, <b>, confirmed by M. Ito',
      'So.',
    ],
    ['thing.happened_once', { note: 'x' }, 'Thing happened once', null],
  ])('says %s %j as "%s"', (action, detail, text, quoted) => {
    expect(sentenceOf(event(action, detail), label)).toMatchObject({ text, who: 'K. Osei', detail: quoted });
  });

  it('gives a decision the look of its outcome', () => {
    expect(sentenceOf(event('case.decided', { outcome: 'reject' }), label).tone).toBe('danger');
    expect(sentenceOf(event('case.decided', { outcome: 'approve' }), label).tone).toBe('success');
  });
});

describe('what we see', () => {
  it('names accounts in the sentences of signals by name and links them, without a bare sid', () => {
    const sid = `AC${'0'.repeat(31)}1`;
    const shown = presentAssessment({
      id: '01a20440-36bb-7000-8000-000000000001',
      accountId: '01a20440-36bb-7000-8000-000000000002',
      trigger: 'signup',
      score: 30,
      band: 'medium',
      outcome: 'review',
      signals: [
        { name: 'website_missing', value: null, why: 'The company gave no website.', points: 8 },
        {
          name: 'linked_phone',
          value: 1,
          why: `The same phone as Owl (${sid}), which is on hold.`,
          points: 30,
          links: [{ kind: 'phone', accountSid: sid, accountStatus: 'on_hold', companyName: 'Owl' }],
        },
      ],
      failedSources: [],
      facts: {
        email: 'a@b.example',
        plan: 'self_service',
        companyName: 'Elk',
        companyCountry: 'DE',
        services: [],
      },
      scorecardVersion: 1,
      createdAt: AT,
    });
    expect(shown.signals.map(({ points }) => points)).toEqual([30, 8]);
    expect(shown.signals[0]).toMatchObject({
      why: 'The same phone as Owl, which is on hold.',
      links: [{ href: `/desk/accounts/${sid}`, company: 'Owl' }],
    });
  });

  it('shows a linked account once, with all that it shares, and sums up what became of them', () => {
    const since = new Date(AT);
    const owl = { accountSid: 'AC1', companyName: 'Owl', status: 'on_hold', since } as const;
    const elk = { accountSid: 'AC2', companyName: 'Elk', status: 'active', since } as const;
    const { accounts, summary } = presentLinkedAccounts([
      { ...owl, kind: 'phone' },
      { ...owl, kind: 'card' },
      { ...elk, kind: 'device' },
    ]);
    expect(accounts.map(({ company, shares }) => [company, shares])).toEqual([
      ['Owl', 'same phone, card'],
      ['Elk', 'same device'],
    ]);
    expect(summary).toBe('1 on hold, 1 active');
  });
});

it('reads instants of refusals as people read them', () => {
  const now = new Date('2026-11-25T00:00:00Z');
  expect(withReadableInstants('K. Osei decided this case on 2026-11-22T14:02:11.123Z.', now)).toBe(
    'K. Osei decided this case on 22 Nov, 14:02.',
  );
});
