import { Account } from '../accounts/account.entity.js';
import { columnsOf } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { Hold } from './hold.entity.js';
import type { RestrictedAccount } from './restricted-account.js';

/** So many at once, since all that is written of them goes to the server as one statement. */
const BATCH = 25;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The subaccounts of a locked account that are not closed, locked in the order of their ids, with what is open on them. */
export function eachSubaccount(
  tx: Tx,
  parentId: string,
  work: (subaccount: RestrictedAccount) => void,
): Promise<void> {
  const text = `SELECT ${columnsOf(Account, 'a')} FROM accounts a
    WHERE a.parent_id = $1 AND a.status <> 'closed' AND a.id > $2 ORDER BY a.id LIMIT ${BATCH} FOR UPDATE`;
  return eachLocked(tx, (after) => ({ name: 'lock-subaccounts', text, values: [parentId, after] }), work);
}

/** The subaccounts on which a copy of one of these holds is open, closed ones too, locked in the order of their ids. */
export function eachFollower(
  tx: Tx,
  holdIds: readonly string[],
  work: (subaccount: RestrictedAccount) => void,
): Promise<void> {
  const text = `SELECT ${columnsOf(Account, 'a')} FROM accounts a
    WHERE a.id > $2 AND a.id IN (
      SELECT h.account_id FROM holds h WHERE h.inherited_from = ANY ($1::uuid[]) AND h.released_at IS NULL)
    ORDER BY a.id LIMIT ${BATCH} FOR UPDATE`;
  return eachLocked(tx, (after) => ({ name: 'lock-followers', text, values: [holdIds, after] }), work);
}

async function eachLocked(
  tx: Tx,
  lockAfter: (id: string) => Parameters<Tx['query']>[0],
  work: (subaccount: RestrictedAccount) => void,
): Promise<void> {
  let accounts: readonly Account[];
  let last = FIRST;
  do {
    accounts = await tx.query<Account>(lockAfter(last));
    last = accounts.at(-1)?.id ?? last;
    const holds =
      accounts.length === 0 ? [] : await tx.query<Hold>(openHoldsOf(accounts.map(({ id }) => id)));
    for (const account of accounts)
      work({ account, openHolds: holds.filter((hold) => hold.accountId === account.id) });
  } while (accounts.length === BATCH);
}

function openHoldsOf(accountIds: readonly string[]) {
  return {
    name: 'open-holds-of-accounts',
    text: `SELECT ${columnsOf(Hold, 'h')} FROM holds h
           WHERE h.account_id = ANY ($1::uuid[]) AND h.released_at IS NULL ORDER BY h.placed_at, h.id`,
    values: [accountIds],
  };
}
