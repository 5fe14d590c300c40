import type { Config } from '../../../config/config.js';
import { updateRow } from '../../../database/rows.js';
import type { Tx } from '../../../database/tx.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Ledger } from '../../../ledger/ledger.js';
import { Deposit } from '../deposit.entity.js';
import { depositEvent } from '../deposit-event.js';
import { lockDeposit, type LockedDeposit } from '../lock-deposit.js';
import { takeStandingBack } from '../take-standing-back.js';

/** Who wants a deposit back with its payer, and why: a word such as `request_rejected`, or a sentence of the staff. */
export interface RefundWish {
  readonly reason: string;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * T8: a deposit is refundable. Marks the wish, once: what is held is refunded by the worker after the commit, and stops counting
 * now; what is not paid yet is not wanted any more, and is refunded if it is paid after all. Whatever is on its way back, gone or
 * failed already stays as it is. Locks the deposit's case, request and account, if the caller has not. @throws NotFoundError
 */
export async function requestRefund(
  tx: Tx,
  ledger: Ledger,
  { depositId, config, ...wish }: RefundWish & { readonly depositId: string; readonly config?: Webhooks },
): Promise<Deposit> {
  return wishRefund(tx, ledger, config ?? NOBODY_TO_TELL, await lockDeposit(tx, depositId), wish);
}

type Webhooks = Pick<Config, 'webhooks'>;
const NOBODY_TO_TELL: Webhooks = { webhooks: { platform: null, allowPrivate: false } };

/** The same for a deposit that is locked already. Gives it as it is afterwards. */
export function wishRefund(
  tx: Tx,
  ledger: Ledger,
  config: Webhooks,
  locked: LockedDeposit,
  { reason, actor, at }: RefundWish,
): Deposit {
  const { deposit } = locked;
  if (deposit.status === 'pending') return cancel(tx, ledger, deposit, { reason, actor, at });
  if (deposit.status !== 'held' || deposit.refundRequestedAt !== null) return deposit;
  if (deposit.letGoAt === null)
    takeStandingBack(tx, ledger, config, locked, { why: 'deposit_refunded', actor, at });
  const changes = {
    letGoAt: deposit.letGoAt ?? at,
    refundRequestedAt: at,
    refundReason: reason,
    refundNextTryAt: at,
    version: deposit.version + 1,
  };
  tx.write(updateRow(Deposit, deposit.id, changes));
  ledger.record(tx, at, depositEvent('deposit.refund_requested', actor, deposit, { reason }));
  return { ...deposit, ...changes };
}

/** Gives up a deposit that is not paid yet. */
export function cancel(tx: Tx, ledger: Ledger, deposit: Deposit, { reason, actor, at }: RefundWish): Deposit {
  const changes = { status: 'failed', letGoAt: at, endedAt: at, version: deposit.version + 1 } as const;
  tx.write(updateRow(Deposit, deposit.id, changes));
  ledger.record(tx, at, depositEvent('deposit.cancelled', actor, deposit, { reason }));
  return { ...deposit, ...changes };
}
