import type { Config } from '../../../config/config.js';
import { updateRow } from '../../../database/rows.js';
import type { Tx } from '../../../database/tx.js';
import type { Actor } from '../../../kernel/actor.js';
import { ConflictError } from '../../../kernel/errors.js';
import type { Ledger } from '../../../ledger/ledger.js';
import { bookMoves } from '../books/book-moves.js';
import { Deposit } from '../deposit.entity.js';
import { depositEvent } from '../deposit-event.js';
import { lockDeposit } from '../lock-deposit.js';
import { takeStandingBack } from '../take-standing-back.js';

/** Only what is held, and not on its way back, can be kept. */
export class DepositNotHeldError extends ConflictError {
  constructor(deposit: Deposit) {
    super('deposit_not_held', SENTENCES[deposit.status](deposit), { state: deposit.status });
  }
}

const SENTENCES: Readonly<Record<Deposit['status'], (deposit: Deposit) => string>> = {
  pending: () => 'Nothing was paid for this deposit yet.',
  failed: () => 'The payment of this deposit failed, so there is no money here.',
  held: () => 'This deposit is being refunded.',
  refunded: () => 'This deposit was refunded.',
  forfeited: () => 'This deposit was forfeited.',
  disputed: () => 'The payment of this deposit was disputed, so its money is gone.',
};

/** Keeps a held deposit for good, with all that hangs on it. @throws NotFoundError, DepositNotHeldError */
export async function forfeitDeposit(
  tx: Tx,
  ledger: Ledger,
  forfeit: {
    readonly depositId: string;
    readonly reason: string;
    readonly actor: Actor;
    readonly at: Date;
    readonly config: Pick<Config, 'webhooks'>;
  },
): Promise<Deposit> {
  const { depositId, reason, actor, at, config } = forfeit;
  const locked = await lockDeposit(tx, depositId);
  const { deposit } = locked;
  if (deposit.status !== 'held' || deposit.refundRequestedAt !== null) throw new DepositNotHeldError(deposit);
  if (deposit.letGoAt === null)
    takeStandingBack(tx, ledger, config, locked, { why: 'deposit_forfeited', actor, at });
  bookMoves(tx, deposit, [{ from: 'held', to: 'forfeited' }], { cause: 'forfeited', at });
  const changes = {
    status: 'forfeited',
    letGoAt: deposit.letGoAt ?? at,
    endedAt: at,
    version: deposit.version + 1,
  } as const;
  tx.write(updateRow(Deposit, deposit.id, changes));
  ledger.record(tx, at, depositEvent('deposit.forfeited', actor, deposit, { reason }));
  return { ...deposit, ...changes };
}
