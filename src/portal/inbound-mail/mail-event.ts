import type { Actor } from '../../kernel/actor.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import type { InboundMailRow } from './inbound-mail.entity.js';

/** Whoever sent a mail, before he has proved who he is. */
export const SOMEBODY_BY_MAIL: Actor = { kind: 'system', id: null, label: 'Somebody by e-mail' };

/** An audit event about a mail that came in. What the mail says is not in it. */
export function mailEvent(
  action: `inbound_mail.${string}`,
  actor: Actor,
  mail: Pick<InboundMailRow, 'id' | 'accountId'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  return {
    action,
    actor,
    subjectKind: 'inbound_mail',
    subjectId: mail.id,
    accountId: mail.accountId,
    detail,
  };
}
