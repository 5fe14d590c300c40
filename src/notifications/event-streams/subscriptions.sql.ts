import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import type { VendorPageRequest } from '../../http/compatible/vendor-page.js';
import { Subscription } from './subscription.entity.js';

const COLUMNS = columnsOf(Subscription, 's');

/** A type that a subscription has, with the version of its schema. */
export interface SubscribedType {
  readonly type: string;
  readonly schemaVersion: number;
}

export function subscriptionOf(accountId: string, id: string): Statement {
  return {
    name: 'subscription-of-account',
    text: `SELECT ${COLUMNS} FROM event_subscriptions s WHERE s.id = $1 AND s.account_id = $2`,
    values: [id, accountId],
  };
}

/** `GET /v1/Subscriptions`: one more than the page has, the newest first. */
export function subscriptionsOf(
  accountId: string,
  sinkId: string | null,
  { after, pageSize }: VendorPageRequest,
): Statement {
  return {
    name: 'subscriptions-of-account',
    text: `SELECT ${COLUMNS} FROM event_subscriptions s
           WHERE s.account_id = $1 AND ($2::uuid IS NULL OR s.sink_id = $2)
             AND ($3::timestamptz IS NULL OR (s.created_at, s.id) < ($3, $4::uuid))
           ORDER BY s.created_at DESC, s.id DESC LIMIT $5`,
    values: [accountId, sinkId, after?.at ?? null, after?.id ?? null, pageSize + 1],
  };
}

export function deleteSubscription(id: string): Statement {
  return { name: 'delete-subscription', text: `DELETE FROM event_subscriptions WHERE id = $1`, values: [id] };
}

export function typesOf(subscriptionId: string): Statement {
  return {
    name: 'types-of-subscription',
    text: `SELECT t.type, t.schema_version AS "schemaVersion" FROM subscribed_event_types t WHERE t.subscription_id = $1 ORDER BY t.type`,
    values: [subscriptionId],
  };
}

/** Adds the types; a type that is there gets the version. */
export function putTypes(
  subscription: Pick<Subscription, 'id' | 'accountId'>,
  types: readonly SubscribedType[],
): Statement {
  return {
    name: 'put-subscribed-types',
    text: `INSERT INTO subscribed_event_types (subscription_id, account_id, type, schema_version)
           SELECT $1, $2, t.type, t.version FROM unnest($3::text[], $4::int[]) AS t (type, version)
           ON CONFLICT (subscription_id, type) DO UPDATE SET schema_version = EXCLUDED.schema_version`,
    values: [
      subscription.id,
      subscription.accountId,
      types.map(({ type }) => type),
      types.map(({ schemaVersion }) => schemaVersion),
    ],
  };
}

export function deleteType(subscriptionId: string, type: string): Statement {
  return {
    name: 'delete-subscribed-type',
    text: `DELETE FROM subscribed_event_types WHERE subscription_id = $1 AND type = $2`,
    values: [subscriptionId, type],
  };
}
