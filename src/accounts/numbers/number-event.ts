import type { Actor } from '../../kernel/actor.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import type { PhoneNumber } from './phone-number.entity.js';

/** What happened to a number, for the ledger. */
export function numberEvent(
  action: 'number.added' | 'number.transferred' | 'number.released',
  actor: Actor,
  number: PhoneNumber,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  const { phoneE164, tollFree, trafficState } = number;
  return {
    action,
    actor,
    subjectKind: 'number',
    subjectId: number.id,
    accountId: number.accountId,
    detail: { phoneNumber: phoneE164, tollFree, trafficState, ...detail },
  };
}
