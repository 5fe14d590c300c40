import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountClosedError, SubaccountOfSubaccountError } from '../accounts/account-refusals.js';
import type { Tx } from '../database/tx.js';
import { statusFrom } from '../holds/account-status.js';
import type { Hold } from '../holds/hold.entity.js';
import { PlaceHold } from '../holds/place-hold.js';
import { lockRestrictedAccount } from '../holds/restricted-account.js';
import { SYSTEM } from '../kernel/actor.js';
import { toSid } from '../kernel/ids.js';

/** Nobody escapes a hold by signing up once more under the held account: what is open on the parent is placed on the new account, too (P3, P4). */
@Injectable()
export class JoinParent {
  constructor(private readonly placeHold: PlaceHold) {}

  /** Locks the parent, so that it cannot be closed meanwhile; gives what is open on it. @throws NotFoundError, ConflictError */
  async lockWithHolds(tx: Tx, parentId: string): Promise<readonly Hold[]> {
    const { account: parent, openHolds } = await lockRestrictedAccount(tx, parentId);
    if (parent.status === 'closed') throw new AccountClosedError(parent);
    if (parent.parentId !== null) throw new SubaccountOfSubaccountError(parentId);
    return openHolds;
  }

  /** How the new account stands: never better than its parent's holds allow. */
  standingUnder(inherited: readonly Hold[], account: Account): Account {
    const { status } = account;
    if (inherited.length === 0 || status === 'on_hold') return account;
    return { ...account, status: statusFrom(inherited, status) };
  }

  inherit(tx: Tx, account: Account, inherited: readonly Hold[]): void {
    for (const { accountId, kind, code, source, services, assessmentId, until } of inherited) {
      const note = `Placed on the parent account ${toSid('account', accountId)} before this one was opened.`;
      const same = { kind, code, source, services, assessmentId, until };
      this.placeHold.placeWith(tx, account, { ...same, note, actor: SYSTEM, at: account.createdAt });
    }
  }
}
