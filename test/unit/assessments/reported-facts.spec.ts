import { describe, expect, it } from 'vitest';
import { FACT_KINDS, type FactKind } from '../../../src/accounts/account-facts.js';
import { assess } from '../../../src/assessments/assess.js';
import { DEFAULT_SCORECARD } from '../../../src/assessments/scorecard.js';
import type { ReportedFacts } from '../../../src/assessments/signals/reported-facts.js';
import { someFacts } from '../signals/a-signup.js';

const assessedWith = (reported: ReportedFacts) =>
  assess({ facts: someFacts(), links: [], failedSources: [], scorecard: DEFAULT_SCORECARD }, reported);

describe('what became known since the signup', () => {
  it('P5: nothing reported changes nothing', () => {
    expect(assessedWith({})).toMatchObject({ score: 0, outcome: 'allow', signals: [] });
  });

  it.each<[FactKind, string]>([
    ['card_flagged', 'hold'],
    ['carrier_complaint', 'hold'],
    ['phishing_or_spam', 'hold'],
    ['number_hoarding', 'hold'],
    ['recipient_complaint', 'allow'],
  ])('P27–P30: %s is a signal with which an account comes to: %s', (kind, outcome) => {
    const { signals, ...result } = assessedWith({ [kind]: 1 });

    expect(signals.map((signal) => signal.name)).toEqual([kind]);
    expect(signals[0]?.why).toMatch(/\.$/);
    expect(result.outcome).toBe(outcome);
    expect(FACT_KINDS[kind].zeroTolerance).toBe(outcome === 'hold');
  });

  it('P28: several complaints are one signal that counts them', () => {
    const { signals } = assessedWith({ carrier_complaint: 3, recipient_complaint: 12 });

    expect(signals.map(({ name, value, why }) => [name, value, why])).toEqual([
      ['carrier_complaint', 3, 'Carriers have complained 3 times.'],
      ['recipient_complaint', 12, 'Recipients have complained 12 times within 30 days.'],
    ]);
  });

  it('P27: a card flagged later is in the facts as one flagged at signup', () => {
    expect(assessedWith({ card_flagged: 1 }).facts.payment).toEqual({
      ...someFacts().payment,
      flagged: true,
    });
  });
});
