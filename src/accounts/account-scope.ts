import type { GuardedRow } from '../access/ability.js';
import type { Account } from './account.entity.js';

/** An account as the permission matrix looks at it: guards the account itself and all that hangs on it. */
export function guardedAccount(
  account: Pick<Account, 'id' | 'parentId' | 'country' | 'band'>,
): Required<Pick<GuardedRow, 'accountId' | 'parentId' | 'country' | 'band'>> {
  return {
    accountId: account.id,
    parentId: account.parentId,
    country: account.country,
    band: account.band,
  };
}

/** The same fields as columns, for lists whose statement names the accounts `a`. */
export const ACCOUNT_SCOPE_COLUMNS = {
  accountId: 'a.id',
  parentId: 'a.parent_id',
  country: 'a.country',
  band: 'a.band',
} as const;
