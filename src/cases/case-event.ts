import type { Actor } from '../kernel/actor.js';
import type { AuditAction, AuditEvent } from '../ledger/audit-event.js';
import type { Case } from './case.entity.js';

/** An audit event about a case. */
export function caseEvent(
  action: AuditAction,
  actor: Actor,
  kase: Pick<Case, 'id' | 'accountId' | 'type'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  return {
    action,
    actor,
    subjectKind: 'case',
    subjectId: kase.id,
    accountId: kase.accountId,
    caseId: kase.id,
    detail: { type: kase.type, ...detail },
  };
}
