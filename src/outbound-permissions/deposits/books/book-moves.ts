import { insertRow } from '../../../database/rows.js';
import type { Tx } from '../../../database/tx.js';
import { newId } from '../../../kernel/ids.js';
import type { Deposit } from '../deposit.entity.js';
import type { Move } from './books.js';
import { MoneyEntry, MoneyTransfer } from './money-transfer.entity.js';

/** Writes movements of the deposit's whole amount into the books, each as a transfer of two entries that cancel out. */
export function bookMoves(
  tx: Tx,
  deposit: Pick<Deposit, 'id' | 'accountId' | 'amount' | 'currency'>,
  moves: readonly Move[],
  { cause, at }: { readonly cause: string; readonly at: Date },
): void {
  const { id: depositId, accountId, amount, currency } = deposit;
  for (const { from, to } of moves) {
    const transferId = newId(at);
    tx.write(insertRow(MoneyTransfer, { id: transferId, depositId, accountId, cause, at }));
    const entry = { transferId, depositId, accountId, currency };
    tx.write(insertRow(MoneyEntry, { ...entry, book: from, amount: -amount }));
    tx.write(insertRow(MoneyEntry, { ...entry, book: to, amount }));
  }
}
