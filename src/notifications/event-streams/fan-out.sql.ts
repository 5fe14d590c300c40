import type { Statement } from '../../database/statement.js';

export interface StreamedEvent {
  readonly id: string;
  readonly accountId: string;
  readonly type: string;
  /** The CloudEvent in JSON. */
  readonly body: string;
  readonly at: Date;
}

/**
 * One delivery for each subscription of the account or of the account above it that has this type (W157); doing it twice changes nothing.
 * For a sink that was switched off it is kept, to be sent when somebody replays it. Gives one row a delivery.
 */
export function fanOut({ id, accountId, type, body, at }: StreamedEvent, now: Date): Statement {
  return {
    name: 'fan-out-event',
    text: `INSERT INTO event_deliveries (id, event_id, subscription_id, sink_id, account_id, type, body, state, last_error, next_try_at, created_at, settled_at)
           SELECT gen_random_uuid(), $1, s.id, k.id, k.account_id, $3, $4,
                  CASE k.status WHEN 'active' THEN 'pending' ELSE 'dead' END,
                  CASE k.status WHEN 'active' THEN NULL ELSE 'The sink was switched off.' END,
                  $6, $5, CASE k.status WHEN 'active' THEN NULL ELSE $6::timestamptz END
           FROM accounts a
           JOIN subscribed_event_types t ON t.account_id IN (a.id, a.parent_id) AND t.type = $3
           JOIN event_subscriptions s ON s.id = t.subscription_id
           JOIN sinks k ON k.id = s.sink_id AND k.deleted_at IS NULL
           WHERE a.id = $2
           ON CONFLICT (event_id, subscription_id) DO NOTHING
           RETURNING 1 AS made`,
    values: [id, accountId, type, body, at, now],
  };
}
