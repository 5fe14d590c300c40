import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type Principal } from '../access/principal.js';
import { Account } from '../accounts/account.entity.js';
import { guardedAccount } from '../accounts/account-scope.js';
import { newAuthToken } from '../accounts/auth-token.js';
import { newSubaccount } from '../accounts/new-subaccount.js';
import { insertRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { newId, toSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { statusFrom } from './account-status.js';
import { refuseAsParent } from './inherited-hold.js';
import { PlaceHold } from './place-hold.js';
import { lockRestrictedAccount } from './restricted-account.js';

/**
 * An account may have subaccounts, one level deep. Nobody escapes a hold by opening one: each hold and restriction that is open on
 * the parent is placed on the new subaccount, too (P3, P4).
 */
@Injectable()
export class OpenSubaccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly placeHold: PlaceHold,
  ) {}

  /** Gives the subaccount and its token in clear. @throws NotFoundError, ConflictError `account_closed`, `account_is_subaccount` */
  open(
    by: Principal,
    parentId: string,
    friendlyName: string | null,
  ): Promise<{ account: Account; authToken: string }> {
    const at = this.clock.now();
    const authToken = newAuthToken();
    return this.unitOfWork.run(async (tx) => {
      const { account: parent, openHolds } = await lockRestrictedAccount(tx, parentId);
      authorize(abilityOf(by), 'create', 'account', guardedAccount(parent), toSid('account', parentId));
      refuseAsParent(parent);
      const status = statusFrom(openHolds, 'active');
      const account = newSubaccount(parent, { id: newId(at), friendlyName, authToken, status, at });
      tx.write(insertRow(Account, account));
      this.ledger.record(tx, at, {
        action: 'account.opened',
        actor: actorOf(by),
        subjectKind: 'account',
        subjectId: account.id,
        accountId: account.id,
        detail: { parentAccount: toSid('account', parentId), friendlyName, status },
      });
      this.placeHold.inherit(tx, { account: parent, openHolds }, account);
      return { account, authToken };
    });
  }
}
