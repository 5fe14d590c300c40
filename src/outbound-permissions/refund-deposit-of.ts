import type { Config } from '../config/config.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import type { Ledger } from '../ledger/ledger.js';
import { requestRefund } from './deposits/refunds/request-refund.js';
import type { OutboundPermission } from './outbound-permission.entity.js';

/** Why a request ended without leading to permission, or that permission itself. */
export type RefundReason = 'rejected' | 'withdrawn' | 'unfinished' | 'condition_ended';

/** T8: the deposit is refundable; whatever ends the request gives it back, once. Nothing to do where none was asked for. */
export async function refundDepositOf(
  { tx, ledger, config }: { readonly tx: Tx; readonly ledger: Ledger; readonly config: Config },
  request: OutboundPermission,
  why: { readonly reason: RefundReason; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  if (request.depositId === null) return;
  await requestRefund(tx, ledger, { depositId: request.depositId, config, ...why });
}
