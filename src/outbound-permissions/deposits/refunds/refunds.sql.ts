import { columnsOf } from '../../../database/rows.js';
import type { Statement } from '../../../database/statement.js';
import { MINUTE, SECOND } from '../../../kernel/clock.js';
import { Deposit } from '../deposit.entity.js';

/** Longer than a gateway may take to answer, so that nobody else asks meanwhile. */
export const FIRST_WAIT_SECONDS = 45;
export const LONGEST_WAIT_SECONDS = (60 * MINUTE) / SECOND;

/**
 * Takes refunds that are due for whoever asks first, and says when they are due again: after 45 seconds, then twice as long each time,
 * at most an hour. Index deposits_refunds_due.
 */
export function claimDueRefunds(now: Date, limit: number): Statement {
  return {
    name: 'claim-due-refunds',
    text: `UPDATE deposits d SET refund_attempts = d.refund_attempts + 1,
             refund_next_try_at = $1::timestamptz
               + least($3 * power(2, least(d.refund_attempts, 20)), $4) * interval '1 second'
           WHERE d.id IN (
             SELECT r.id FROM deposits r
             WHERE r.status = 'held' AND r.refund_requested_at IS NOT NULL AND r.refund_refused_at IS NULL
               AND r.refund_next_try_at <= $1
             ORDER BY r.refund_next_try_at LIMIT $2 FOR UPDATE SKIP LOCKED)
           RETURNING ${columnsOf(Deposit, 'd')}`,
    values: [now, limit, FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS],
  };
}

/** The gateway took the order: it is asked again only if its news does not come. */
export function refundOrdered(depositId: string, nextTryAt: Date): Statement {
  return {
    name: 'refund-ordered',
    text: `UPDATE deposits SET refund_next_try_at = $2, refund_error = NULL
           WHERE id = $1 AND status = 'held' AND refund_refused_at IS NULL`,
    values: [depositId, nextTryAt],
  };
}

/** The gateway did not answer; it is asked again. */
export function refundNotAnswered(depositId: string, error: string): Statement {
  return {
    name: 'refund-not-answered',
    text: `UPDATE deposits SET refund_error = $2 WHERE id = $1 AND status = 'held'`,
    values: [depositId, error],
  };
}
