import type { Actor } from '../kernel/actor.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import type { OutboundPermission } from './outbound-permission.entity.js';

/** An audit event about a request for outbound permission. */
export function requestEvent(
  action: `outbound_permission.${string}`,
  actor: Actor,
  request: Pick<OutboundPermission, 'id' | 'accountId' | 'caseId'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  return {
    action,
    actor,
    subjectKind: 'outbound_permission',
    subjectId: request.id,
    accountId: request.accountId,
    caseId: request.caseId,
    detail,
  };
}
