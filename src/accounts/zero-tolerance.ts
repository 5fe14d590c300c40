import type { AccountFact } from './account-facts.js';

/**
 * P27–P30: an account about which one of these became known is rejected at once: a card flagged by the payment provider, a
 * carrier's complaint, a finding of phishing or spam, numbers hoarded without outbound use. A fact that staff have cleared no
 * longer counts; what a recipient complains of never does.
 */
export function hasZeroToleranceFact(
  facts: readonly Pick<AccountFact, 'zeroTolerance' | 'clearedAt'>[],
): boolean {
  return facts.some((fact) => fact.zeroTolerance && fact.clearedAt === null);
}
