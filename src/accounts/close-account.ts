import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type Principal } from '../access/principal.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { toSid } from '../kernel/ids.js';
import { AccountClosing, type Closing } from './account-closing.js';
import type { Account } from './account.entity.js';
import { AccountClosedError } from './account-refusals.js';
import { guardedAccount } from './account-scope.js';
import { openSubaccounts } from './close-account.sql.js';
import { ListAccounts } from './list-accounts.js';
import { lockAccount } from './locked-account.js';
import { MarkClosed } from './mark-closed.js';
import { refuseParty } from './party-to-account.js';
import { ToldOwners } from './told-owners.js';

/**
 * Closing is for good. With the account go its subaccounts, its API keys, everybody's sessions and whatever is still open for
 * it; its holds stay as they are, as a record of how it stood.
 */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: ListAccounts,
    private readonly closing: AccountClosing,
    private readonly closed: MarkClosed,
  ) {}

  /** Gives the closed account. @throws NotFoundError, ForbiddenError, ConflictError `account_closed` */
  async close(by: Principal, accountId: string, reason: string): Promise<Account> {
    const seen = await this.accounts.get(by, accountId);
    authorizeClosing(by, seen);
    const closing = { actor: actorOf(by), at: this.clock.now() };
    return this.unitOfWork.run(async (tx) => {
      if (by.kind === 'staff') await refuseParty(tx, by.staff, accountId);
      const account = await this.lockEnded(tx, seen, closing);
      if (account.status === 'closed') throw new AccountClosedError(account);
      authorizeClosing(by, account);
      const once = { reason, told: new ToldOwners() };
      const closed = this.closed.mark(tx, account, once, closing);
      // No subaccount can be added any more: opening one locks the parent, too.
      for (const subaccount of await tx.query<Account>(openSubaccounts(accountId))) {
        const locked = await this.lockEnded(tx, subaccount, closing);
        if (locked.status !== 'closed') this.closed.mark(tx, locked, once, closing);
      }
      this.closed.tellPlatform(tx, closed, closing);
      return closed;
    });
  }

  private async lockEnded(tx: Tx, account: Account, closing: Closing): Promise<Account> {
    await this.closing.run(tx, account, closing);
    const locked = await lockAccount(tx, account.id);
    await this.closing.run(tx, locked, closing);
    return locked;
  }
}

function authorizeClosing(by: Principal, account: Account): void {
  authorize(abilityOf(by), 'close', 'account', guardedAccount(account), toSid('account', account.id));
}
