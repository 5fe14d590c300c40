import type { Statement } from '../../../database/statement.js';

export const DELIVERY_STATES = ['pending', 'delivered', 'discarded', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A sink with something due, held by this process until the lease ends. */
export interface ClaimedSink {
  readonly id: string;
  readonly accountId: string;
  readonly destination: string;
  readonly sealedUserinfo: Buffer | null;
  readonly sealedToken: Buffer | null;
  readonly batchEvents: boolean;
}

/**
 * Takes up to `most` sinks for which something is due, that do not rest and that nobody holds. The sinks with something pending are
 * found by skipping from one to the next in the index, so a long queue of one costs nothing. The lease is in the server's time: it
 * ends by itself when its process was killed.
 */
export function claimSinks(now: Date, most: number, leaseMs: number): Statement {
  return {
    name: 'claim-event-sinks',
    text: `WITH RECURSIVE waiting AS (
             (SELECT d.sink_id FROM event_deliveries d WHERE d.state = 'pending' ORDER BY d.sink_id LIMIT 1)
             UNION ALL
             SELECT (SELECT d.sink_id FROM event_deliveries d WHERE d.state = 'pending' AND d.sink_id > w.sink_id ORDER BY d.sink_id LIMIT 1)
             FROM waiting w WHERE w.sink_id IS NOT NULL),
           due AS (
             SELECT k.id FROM waiting w JOIN sinks k ON k.id = w.sink_id
             WHERE (k.rests_until IS NULL OR k.rests_until <= $1) AND (k.claimed_until IS NULL OR k.claimed_until < clock_timestamp())
               AND EXISTS (SELECT 1 FROM event_deliveries d WHERE d.sink_id = k.id AND d.state = 'pending' AND d.next_try_at <= $1)
             ORDER BY k.claimed_until NULLS FIRST LIMIT $2 FOR UPDATE OF k SKIP LOCKED)
           UPDATE sinks k SET claimed_until = clock_timestamp() + $3 * interval '1 millisecond'
           FROM due WHERE k.id = due.id
           RETURNING k.id, k.account_id AS "accountId", k.destination, k.sealed_userinfo AS "sealedUserinfo", k.batch_events AS "batchEvents",
             (SELECT t.sealed_token FROM event_signing_tokens t WHERE t.account_id = k.account_id) AS "sealedToken"`,
    values: [now, most, leaseMs],
  };
}

/** Keeps it for another round. */
export function extendClaim(sinkId: string, leaseMs: number): Statement {
  return {
    name: 'extend-event-sink',
    text: `UPDATE sinks SET claimed_until = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1`,
    values: [sinkId, leaseMs],
  };
}

/** Lets go of it. The time stays, so that the sink that was served last is served last again. */
export function releaseSink(sinkId: string): Statement {
  return {
    name: 'release-event-sink',
    text: `UPDATE sinks SET claimed_until = clock_timestamp() - interval '1 millisecond' WHERE id = $1`,
    values: [sinkId],
  };
}

export interface DueDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly body: string;
  readonly attempts: number;
  readonly firstTriedAt: Date | null;
}

/** What is due for the sink, the longest due first. */
export function dueDeliveries(sinkId: string, now: Date, most: number): Statement {
  return {
    name: 'due-event-deliveries',
    text: `SELECT d.id, d.event_id AS "eventId", d.body, d.attempts, d.first_tried_at AS "firstTriedAt" FROM event_deliveries d
           WHERE d.sink_id = $1 AND d.state = 'pending' AND d.next_try_at <= $2 ORDER BY d.next_try_at, d.id LIMIT $3`,
    values: [sinkId, now, most],
  };
}

/** What became of one attempt. `nextTryAt` only of one that is still pending. */
export interface Attempt {
  readonly id: string;
  readonly state: DeliveryState;
  readonly status: number | null;
  readonly error: string | null;
  readonly nextTryAt: Date | null;
}

/** Writes down what became of the attempts of a round. What was discarded meanwhile, with its sink, stays so. */
export function writeAttempts(attempts: readonly Attempt[], at: Date): Statement {
  return {
    name: 'write-event-attempts',
    text: `UPDATE event_deliveries d
           SET state = a.state, last_status = a.status, last_error = a.error, attempts = d.attempts + 1,
               first_tried_at = coalesce(d.first_tried_at, $6), next_try_at = coalesce(a.next_try_at, d.next_try_at),
               settled_at = CASE a.state WHEN 'pending' THEN NULL ELSE $6::timestamptz END
           FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::timestamptz[]) AS a (id, state, status, error, next_try_at)
           WHERE d.id = a.id AND d.state = 'pending'`,
    values: [
      attempts.map(({ id }) => id),
      attempts.map(({ state }) => state),
      attempts.map(({ status }) => status),
      attempts.map(({ error }) => error),
      attempts.map(({ nextTryAt }) => nextTryAt?.toISOString() ?? null),
      at,
    ],
  };
}
