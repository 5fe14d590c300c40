import { SECOND } from '../../kernel/clock.js';

/** How far the intake goes before it leaves the rest to a person. */
export interface IntakeLimits {
  /** For everything outside the database: pages, names. What has not come by then is noted as not run. */
  readonly budgetMs: number;
  /** After which another worker may take over what this one has not ended. Longer than the budget and all that follows it. */
  readonly leaseMs: number;
  /** Submissions that one process looks through at the same time. */
  readonly atOnce: number;
  /** Addresses of one submission that are visited; the rest is noted. */
  readonly mostAddresses: number;
  /** Turns after which a submission goes on without its pages: whatever killed the workers may be in them. */
  readonly mostAttempts: number;
}

/**
 * A submission is with the reviewers eight seconds after it came in, whatever its addresses do: a second until the worker looks, six
 * for the addresses, one for the rows.
 */
export const INTAKE_LIMITS: IntakeLimits = {
  budgetMs: 6 * SECOND,
  leaseMs: 20 * SECOND,
  atOnce: 16,
  mostAddresses: 10,
  mostAttempts: 3,
};
