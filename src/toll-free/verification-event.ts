import type { Actor } from '../kernel/actor.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';

/** An audit event about a toll-free verification. */
export function verificationEvent(
  action: `toll_free_verification.${string}`,
  actor: Actor,
  verification: Pick<TollFreeVerification, 'id' | 'accountId' | 'caseId'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  return {
    action,
    actor,
    subjectKind: 'toll_free_verification',
    subjectId: verification.id,
    accountId: verification.accountId,
    caseId: verification.caseId,
    detail,
  };
}
