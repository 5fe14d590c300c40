import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { Account } from './account.entity.js';

/** Whoever changes an account, its holds or its keys locks its row first; whoever also locks a case has locked the case before. */
export function lockAccountStatement(accountId: string): Statement {
  return {
    name: 'lock-account',
    text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a WHERE a.id = $1 FOR UPDATE`,
    values: [accountId],
  };
}

/** The same row as it is, for whoever only looks. */
export function findAccountStatement(accountId: string): Statement {
  return {
    name: 'find-account',
    text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a WHERE a.id = $1`,
    values: [accountId],
  };
}

/** Locks the account for the rest of the transaction. @throws NotFoundError */
export async function lockAccount(tx: Tx, accountId: string): Promise<Account> {
  const [account] = await tx.query<Account>(lockAccountStatement(accountId));
  if (account === undefined) throw new NotFoundError('account', toSid('account', accountId));
  return account;
}
