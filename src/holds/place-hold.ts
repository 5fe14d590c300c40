import { Inject, Injectable } from '@nestjs/common';
import { Account } from '../accounts/account.entity.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { Ledger } from '../ledger/ledger.js';
import { permissionsChanged } from '../ledger/platform-events.js';
import { statusFrom } from './account-status.js';
import { holdPlacedMail } from './hold-mails.js';
import { Hold, HOLD_KINDS } from './hold.entity.js';
import { inheritedHold } from './inherited-hold.js';
import { holdOf, placedEvent, type NewHold } from './new-hold.js';
import type { RestrictedAccount } from './restricted-account.js';
import { eachSubaccount } from './subaccounts.sql.js';
import { ToldOwners } from '../accounts/told-owners.js';

/** Puts an account on the hold list, or restricts it (P3, P4), its subaccounts with it, and tells their owners (P6), each once. */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Places on an account that stands already and is locked; its status follows. */
  async placeOn(tx: Tx, locked: RestrictedAccount, placed: NewHold): Promise<Hold> {
    const { account } = locked;
    const told = new ToldOwners();
    const hold = this.placeOnOne(tx, locked, placed, told);
    if (account.parentId === null) {
      const inherited = inheritedHold(hold, placed.at);
      await eachSubaccount(
        tx,
        account.id,
        (subaccount) => void this.placeOnOne(tx, subaccount, inherited, told),
      );
    }
    this.ledger.record(tx, placed.at, [], permissionsChanged(this.config, account.id));
    return hold;
  }

  /** Places together with an account that is being written in the same transaction, whose status the caller has set. */
  placeWith(tx: Tx, account: Account, placed: NewHold): Hold {
    return this.write(tx, account, placed, new ToldOwners());
  }

  /**
   * Places what is open on the parent on a subaccount that is being written in the same transaction. Its owner is told of the
   * hardest of it, unless he is among those who know.
   */
  inherit(tx: Tx, parent: RestrictedAccount, account: Account, whoKnows: readonly Account[] = []): void {
    const told = new ToldOwners([parent.account, ...whoKnows]);
    const rank = ({ kind }: Hold): number => HOLD_KINDS.indexOf(kind);
    const hardestFirst = [...parent.openHolds].sort((a, b) => rank(a) - rank(b));
    for (const hold of hardestFirst) this.write(tx, account, inheritedHold(hold, account.createdAt), told);
  }

  private placeOnOne(
    tx: Tx,
    { account, openHolds }: RestrictedAccount,
    placed: NewHold,
    told: ToldOwners,
  ): Hold {
    const hold = this.write(tx, account, placed, told);
    // `status` is worked out from all that is open, so an account that is on hold stays so.
    const status = statusFrom([...openHolds, hold], account.status);
    tx.write(updateRow(Account, account.id, { status, version: account.version + 1 }));
    return hold;
  }

  private write(tx: Tx, account: Account, placed: NewHold, told: ToldOwners): Hold {
    const hold = holdOf(account.id, placed);
    tx.write(insertRow(Hold, hold));
    const mails = told.isNew(account) ? [holdPlacedMail(account, hold, this.config)] : [];
    this.ledger.record(tx, placed.at, placedEvent(hold, placed.actor), mails);
    return hold;
  }
}
