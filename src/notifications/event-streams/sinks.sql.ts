import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { Sink, type SinkStatus } from './sink.entity.js';
import type { VendorPageRequest } from '../../http/compatible/vendor-page.js';

const COLUMNS = columnsOf(Sink, 'k');

/** One sink of that account. */
export function sinkOf(accountId: string, sinkId: string): Statement {
  return {
    name: 'sink-of-account',
    text: `SELECT ${COLUMNS} FROM sinks k WHERE k.id = $1 AND k.account_id = $2 AND k.deleted_at IS NULL`,
    values: [sinkId, accountId],
  };
}

export interface SinkFilter {
  readonly status: SinkStatus | null;
  /** Whether a subscription leads to it. */
  readonly inUse: boolean | null;
}

/** `GET /v1/Sinks`: one more than the page has, the newest first. */
export function sinksOf(
  accountId: string,
  { status, inUse }: SinkFilter,
  { after, pageSize }: VendorPageRequest,
): Statement {
  return {
    name: 'sinks-of-account',
    text: `SELECT ${COLUMNS} FROM sinks k
           WHERE k.account_id = $1 AND k.deleted_at IS NULL AND ($2::text IS NULL OR k.status = $2)
             AND ($3::boolean IS NULL OR $3 = EXISTS (SELECT 1 FROM event_subscriptions s WHERE s.sink_id = k.id))
             AND ($4::timestamptz IS NULL OR (k.created_at, k.id) < ($4, $5::uuid))
           ORDER BY k.created_at DESC, k.id DESC LIMIT $6`,
    values: [accountId, status, inUse, after?.at ?? null, after?.id ?? null, pageSize + 1],
  };
}

export function countSinks(accountId: string): Statement {
  return {
    name: 'count-sinks',
    text: `SELECT count(*)::int AS count FROM sinks k WHERE k.account_id = $1 AND k.deleted_at IS NULL`,
    values: [accountId],
  };
}

/** The token that signs what the account's sinks get; a newer one takes the place of the older. */
export function keepSigningToken(accountId: string, sealed: Buffer, at: Date): Statement {
  return {
    name: 'keep-signing-token',
    text: `INSERT INTO event_signing_tokens (account_id, sealed_token, kept_at) VALUES ($1, $2, $3)
           ON CONFLICT (account_id) DO UPDATE SET sealed_token = EXCLUDED.sealed_token, kept_at = EXCLUDED.kept_at`,
    values: [accountId, sealed, at],
  };
}

export function hasSigningToken(accountId: string): Statement {
  return {
    name: 'has-signing-token',
    text: `SELECT 1 AS kept FROM event_signing_tokens WHERE account_id = $1`,
    values: [accountId],
  };
}

/** A sink that still has subscriptions is not deleted under them. */
export function subscriptionsInto(sinkId: string): Statement {
  return {
    name: 'subscriptions-into-sink',
    text: `SELECT 1 AS used FROM event_subscriptions s WHERE s.sink_id = $1 LIMIT 1`,
    values: [sinkId],
  };
}

/** What still waits for a sink that is no more is not sent. */
export function discardPending(sinkId: string, at: Date): Statement {
  return {
    name: 'discard-pending-deliveries',
    text: `UPDATE event_deliveries SET state = 'discarded', settled_at = $2, last_error = 'The sink was deleted.'
           WHERE sink_id = $1 AND state = 'pending'`,
    values: [sinkId, at],
  };
}

/** A delivery to one sink, whoever subscribed to what: its test. */
export function insertDelivery({
  id,
  eventId,
  sinkId,
  accountId,
  type,
  body,
  at,
}: Readonly<{
  id: string;
  eventId: string;
  sinkId: string;
  accountId: string;
  type: string;
  body: string;
  at: Date;
}>): Statement {
  return {
    name: 'insert-event-delivery',
    text: `INSERT INTO event_deliveries (id, event_id, sink_id, account_id, type, body, next_try_at, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    values: [id, eventId, sinkId, accountId, type, body, at],
  };
}
