import { toSid } from '../../kernel/ids.js';
import { seconds } from './present-sink.js';
import type { Subscription } from './subscription.entity.js';
import type { SubscribedType } from './subscriptions.sql.js';

/** A subscription as the contract shows it. */
export function presentSubscription(subscription: Subscription, origin: string): object {
  const sid = toSid('subscription', subscription.id);
  const url = `${origin}/v1/Subscriptions/${sid}`;
  return {
    account_sid: toSid('account', subscription.accountId),
    sid,
    date_created: seconds(subscription.createdAt),
    date_updated: seconds(subscription.updatedAt),
    description: subscription.description,
    sink_sid: toSid('sink', subscription.sinkId),
    url,
    links: { subscribed_events: `${url}/SubscribedEvents` },
  };
}

/** One type of a subscription as the contract shows it. */
export function presentSubscribedType(
  { type, schemaVersion }: SubscribedType,
  { id, accountId }: Subscription,
  origin: string,
): object {
  const sid = toSid('subscription', id);
  return {
    account_sid: toSid('account', accountId),
    type,
    schema_version: schemaVersion,
    subscription_sid: sid,
    url: `${origin}/v1/Subscriptions/${sid}/SubscribedEvents/${type}`,
  };
}
