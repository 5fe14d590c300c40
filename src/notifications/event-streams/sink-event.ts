import type { Actor } from '../../kernel/actor.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import type { Sink } from './sink.entity.js';

/** An audit event about a sink; its destination, since whoever changes it decides where events go. */
export function sinkEvent(
  action: `sink.${string}`,
  actor: Actor,
  { id, accountId, destination }: Pick<Sink, 'id' | 'accountId' | 'destination'>,
): AuditEvent {
  return {
    action,
    actor,
    subjectKind: 'sink',
    subjectId: id,
    accountId,
    detail: { destination: hostOf(destination) },
  };
}

/** The rest of an address may carry a secret. */
function hostOf(destination: string): string {
  return URL.canParse(destination) ? new URL(destination).host : '';
}
