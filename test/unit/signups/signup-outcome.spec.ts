import { describe, expect, it } from 'vitest';
import type { Assessed } from '../../../src/assessments/assess.js';
import { DEFAULT_SCORECARD, type Scorecard } from '../../../src/assessments/scorecard.js';
import { OUTCOMES, score } from '../../../src/assessments/scoring.js';
import { LINK_KINDS, type SignalName } from '../../../src/assessments/signals/signal.js';
import { holdCodeFor, statusAtSignup } from '../../../src/signups/signup-outcome.js';
import { someFacts } from '../signals/a-signup.js';

function assessedBy(names: readonly SignalName[], scorecard: Scorecard = DEFAULT_SCORECARD): Assessed {
  const observations = names.map((name) => ({ name, value: true, why: `${name}.` }));
  return { ...score(observations, scorecard), facts: someFacts(), failedSources: [], scorecard };
}

describe('how a new account stands', () => {
  it('P3, P4: follows the outcome; a contracted account stays active', () => {
    const table = OUTCOMES.map((outcome) => [
      outcome,
      statusAtSignup('self_service', outcome),
      statusAtSignup('contracted', outcome),
    ]);
    expect(table).toEqual([
      ['allow', 'active', 'active'],
      ['review', 'restricted', 'active'],
      ['hold', 'on_hold', 'active'],
    ]);
  });
});

describe('why a signup is held', () => {
  it.each<[string, readonly SignalName[], string]>([
    ['P27: a flagged card alone', ['card_flagged'], 'payment_flagged'],
    [
      'P27: a flagged card among much else',
      ['card_flagged', 'linked_card', 'lookalike_domain'],
      'payment_flagged',
    ],
    ['two links', ['linked_phone', 'linked_card'], 'linked_to_held_account'],
    [
      'a link that tips the scales',
      ['linked_email', 'website_missing', 'website_unusable'],
      'linked_to_held_account',
    ],
    [
      'a link beside what is enough by itself',
      ['disposable_email', 'lookalike_domain', 'linked_device'],
      'high_risk_signup',
    ],
    ['no link at all', ['disposable_email', 'lookalike_domain'], 'high_risk_signup'],
  ])('%s', (_, names, code) => {
    expect(holdCodeFor(assessedBy(names))).toBe(code);
  });

  it.each(LINK_KINDS)('P3: a link by %s that the scorecard lets hold by itself', (kind) => {
    const scorecard = { ...DEFAULT_SCORECARD, forced: { [`linked_${kind}`]: 'high' } };
    const names = ['disposable_email', 'lookalike_domain', `linked_${kind}`] as const;
    expect(holdCodeFor(assessedBy(names, scorecard))).toBe('linked_to_held_account');
  });
});
