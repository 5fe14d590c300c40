import type { Statement } from '../../database/statement.js';
import { SECRET_LINKS } from '../../ledger/email-payloads.js';
import type { Channel } from '../../ledger/outbox-message.js';

/** A message as the worker delivers it. */
export interface ClaimedMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly template: string;
  readonly recipient: string;
  readonly payload: object;
  readonly accountId: string | null;
  /** When the promise was made, in the program's time. */
  readonly createdAt: Date;
}

/**
 * Takes a pending message for `leaseMs`, unless another worker holds it. The lease is in the server's time, not the
 * business's: it ends by itself when its worker was killed.
 */
export function claimMessage(id: string, leaseMs: number): Statement {
  return {
    name: 'claim-outbox-message',
    text: `UPDATE outbox_messages
           SET attempts = attempts + 1, claimed_until = clock_timestamp() + $2 * interval '1 millisecond'
           WHERE id = $1 AND status = 'pending' AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
           RETURNING id, channel, template, recipient, payload, account_id AS "accountId", created_at AS "createdAt"`,
    values: [id, leaseMs],
  };
}

export function isPending(id: string): Statement {
  return {
    name: 'is-outbox-message-pending',
    text: `SELECT 1 AS pending FROM outbox_messages WHERE id = $1 AND status = 'pending'`,
    values: [id],
  };
}

/** One-time links have reached their recipient and are forgotten here. */
export function markDelivered(id: string, at: Date): Statement {
  return {
    name: 'mark-outbox-message-delivered',
    text: `UPDATE outbox_messages
           SET status = 'delivered', delivered_at = $2, claimed_until = NULL, last_error = NULL, payload = payload - $3::text[]
           WHERE id = $1 AND status = 'pending'`,
    values: [id, at, [...SECRET_LINKS]],
  };
}

export function markFailed(id: string, error: string): Statement {
  return {
    name: 'mark-outbox-message-failed',
    text: `UPDATE outbox_messages SET claimed_until = NULL, last_error = $2 WHERE id = $1 AND status = 'pending'`,
    values: [id, error],
  };
}

export function markDead(id: string, at: Date, error: string): Statement {
  return {
    name: 'mark-outbox-message-dead',
    text: `UPDATE outbox_messages SET status = 'dead', dead_at = $2, claimed_until = NULL, last_error = $3
           WHERE id = $1 AND status = 'pending'`,
    values: [id, at, error],
  };
}

/** Gives a dead message another round of attempts; the table's trigger adds the job. */
export function replayMessage(id: string): Statement {
  return {
    name: 'replay-outbox-message',
    text: `UPDATE outbox_messages SET status = 'pending', dead_at = NULL, attempts = 0
           WHERE id = $1 AND status = 'dead' RETURNING id, template, account_id, case_id`,
    values: [id],
  };
}

/** Lets go of jobs whose worker has held them longer than a delivery can last: it was killed. */
export function freeAbandonedJobs(leaseMs: number): Statement {
  return {
    name: 'free-abandoned-jobs',
    text: `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
           WHERE locked_at < now() - $1 * interval '1 millisecond' HAVING count(*) > 0`,
    values: [leaseMs],
  };
}
