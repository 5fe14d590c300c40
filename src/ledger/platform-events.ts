import type { WebhookSettings } from '../config/webhook-settings.js';
import { toSid } from '../kernel/ids.js';
import type { OutboxMessage } from './outbox-message.js';

/** The recipient of these messages; the worker knows the address. */
export const PLATFORM = 'platform';

interface Settings {
  readonly webhooks: WebhookSettings;
}

/**
 * For `ledger.record`, wherever what an account may do changes (of its subaccounts too, which the platform knows): tells the
 * platform, if it asked to be told (`PLATFORM_WEBHOOK_URL`).
 */
export function permissionsChanged({ webhooks }: Settings, accountId: string): readonly OutboxMessage[] {
  if (webhooks.platform === null) return [];
  const payload = { account: toSid('account', accountId) };
  return [{ channel: 'webhook', template: 'permissions.changed', to: PLATFORM, accountId, payload }];
}

/** The same for a country's rule. */
export function countryRuleChanged({ webhooks }: Settings, country: string): readonly OutboxMessage[] {
  if (webhooks.platform === null) return [];
  return [{ channel: 'webhook', template: 'country_rule.changed', to: PLATFORM, payload: { country } }];
}
