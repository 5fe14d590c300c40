import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement, lockAccountStatement } from '../accounts/locked-account.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Reader, Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { Hold } from './hold.entity.js';

/** An account, locked, with its open holds: what its status follows from. */
export interface RestrictedAccount {
  readonly account: Account;
  readonly openHolds: readonly Hold[];
}

/** What is open on an account, the oldest first. */
export function listOpenHolds(accountId: string): Statement {
  return {
    name: 'list-open-holds',
    text: `SELECT ${columnsOf(Hold, 'h')} FROM holds h WHERE h.account_id = $1 AND h.released_at IS NULL ORDER BY h.placed_at, h.id`,
    values: [accountId],
  };
}

/** Locks the account, then reads its open holds; whoever changes holds locks the account first. @throws NotFoundError */
export async function lockRestrictedAccount(tx: Tx, accountId: string): Promise<RestrictedAccount> {
  return restrictedAccount(tx, lockAccountStatement(accountId), accountId);
}

/** The same as it is, for whoever only looks. @throws NotFoundError */
export async function readRestrictedAccount(from: Reader, accountId: string): Promise<RestrictedAccount> {
  return restrictedAccount(from, findAccountStatement(accountId), accountId);
}

async function restrictedAccount(
  from: Reader,
  findAccount: Statement,
  accountId: string,
): Promise<RestrictedAccount> {
  const [[account], openHolds] = await Promise.all([
    from.query<Account>(findAccount),
    from.query<Hold>(listOpenHolds(accountId)),
  ]);
  if (account === undefined) throw new NotFoundError('account', toSid('account', accountId));
  return { account, openHolds };
}
