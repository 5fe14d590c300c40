import type { Actor } from '../../kernel/actor.js';
import type { AuditEvent } from '../../ledger/audit-event.js';
import type { Deposit } from './deposit.entity.js';

/** What a gateway tells is done by nobody of ours. */
export const GATEWAY_ACTOR: Actor = { kind: 'system', id: null, label: 'Payment gateway' };

/** A fact about a deposit, for the ledger. */
export function depositEvent(
  action: `deposit.${string}`,
  actor: Actor,
  deposit: Pick<Deposit, 'id' | 'accountId' | 'amount' | 'currency'>,
  detail: Readonly<Record<string, unknown>> = {},
): AuditEvent {
  const { id, accountId, amount, currency } = deposit;
  return {
    action,
    actor,
    subjectKind: 'deposit',
    subjectId: id,
    accountId,
    detail: { amount, currency, ...detail },
  };
}
