import type { Account } from '../accounts/account.entity.js';
import { AccountClosedError, SubaccountOfSubaccountError } from '../accounts/account-refusals.js';
import { SYSTEM } from '../kernel/actor.js';
import { toSid } from '../kernel/ids.js';
import { statusFrom } from './account-status.js';
import type { Hold } from './hold.entity.js';
import type { NewHold } from './new-hold.js';

/**
 * P3, P4: what stops an account stops its subaccounts. Each hold and restriction of the parent stands on every subaccount as a
 * copy that follows it: placed with it or with the subaccount, and released with it, never by itself.
 */
export function inheritedHold(original: Hold, at: Date): NewHold {
  const { id, accountId, kind, code, source, services, assessmentId, until } = original;
  const note = `Follows the hold ${toSid('hold', id)} of the parent account ${toSid('account', accountId)}.`;
  const same = { kind, code, source, services, assessmentId, until };
  return { ...same, note, inheritedFrom: id, actor: SYSTEM, at };
}

/** Whether the hold is the account's own, and can be disputed and released by itself. */
export function isOwn(hold: Pick<Hold, 'inheritedFrom'>): boolean {
  return hold.inheritedFrom === null;
}

/** How an account stands under a parent: never better than the parent's holds allow. */
export function standingUnder(inherited: readonly Hold[], account: Account): Account {
  if (inherited.length === 0 || account.status === 'on_hold') return account;
  return { ...account, status: statusFrom(inherited, account.status) };
}

/** An account may have subaccounts, one level deep. @throws ConflictError `account_closed`, `account_is_subaccount` */
export function refuseAsParent(parent: Account): void {
  if (parent.status === 'closed') throw new AccountClosedError(parent);
  if (parent.parentId !== null) throw new SubaccountOfSubaccountError(parent.id);
}
