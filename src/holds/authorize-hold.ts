import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import type { StaffPrincipal } from '../access/principal.js';
import type { Account } from '../accounts/account.entity.js';
import { guardedAccount } from '../accounts/account-scope.js';
import { refuseParty } from '../accounts/party-to-account.js';
import type { Tx } from '../database/tx.js';
import { toSid } from '../kernel/ids.js';

/**
 * Whether this person may place or release on this account, asked of the locked row: it must be within his reach, his role must
 * allow it there, and he must not be a party to it. What is out of reach does not exist.
 * @throws NotFoundError, ForbiddenError
 */
export async function authorizeHold(
  tx: Tx,
  by: StaffPrincipal,
  action: 'place' | 'release',
  account: Account,
): Promise<void> {
  const ability = abilityOf(by);
  const row = guardedAccount(account);
  authorize(ability, 'read', 'account', row, toSid('account', account.id));
  authorize(ability, action, 'hold', row);
  await refuseParty(tx, by.staff, account.id);
}
