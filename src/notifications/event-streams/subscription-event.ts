import type { Actor } from '../../kernel/actor.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import type { Subscription } from './subscription.entity.js';

/** An audit event about a subscription. */
export function subscriptionEvent(
  action: `subscription.${string}`,
  actor: Actor,
  { id, accountId }: Pick<Subscription, 'id' | 'accountId'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  return { action, actor, subjectKind: 'subscription', subjectId: id, accountId, detail };
}
