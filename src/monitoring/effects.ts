import type { ReportResponse } from '../config/monitoring-settings.js';
import type { AccountStatus, Plan } from '../kernel/words.js';

/** P5: what a report about an account leads to. */
export const EFFECTS = ['none', 'review', 'restriction', 'hold'] as const;
export type Effect = (typeof EFFECTS)[number];

/** How the account stands when something is reported about it. */
export interface Standing {
  readonly plan: Plan;
  readonly status: AccountStatus;
  /** Whether an account review of it is open. */
  readonly hasOpenReview: boolean;
  /** Whether it is restricted for the same reason. */
  readonly hasSameRestriction: boolean;
}

/**
 * The effect that the setting asks for. What is on hold needs no more; a contracted account is never held or restricted by the
 * system, a person looks at it; what a review or restriction is open for does not open another.
 */
export function effectOf(response: ReportResponse, standing: Standing): Effect {
  if (response === 'none' || standing.status === 'on_hold') return 'none';
  if (response === 'review' || standing.plan === 'contracted')
    return standing.hasOpenReview ? 'none' : 'review';
  if (response === 'restrict') return standing.hasSameRestriction ? 'none' : 'restriction';
  return 'hold';
}
