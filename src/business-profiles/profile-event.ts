import type { Actor } from '../kernel/actor.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import type { BusinessProfile } from './business-profile.entity.js';

/** An audit event about a business profile. */
export function profileEvent(
  action: `business_profile.${string}`,
  actor: Actor,
  profile: Pick<BusinessProfile, 'id' | 'accountId' | 'caseId' | 'type'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  return {
    action,
    actor,
    subjectKind: 'business_profile',
    subjectId: profile.id,
    accountId: profile.accountId,
    caseId: profile.caseId,
    detail: { type: profile.type, ...detail },
  };
}
