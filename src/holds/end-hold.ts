import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import type { EndedHold } from './ended-holds.sql.js';
import { holdReleasedMails } from './hold-mails.js';
import { ReleaseHolds } from './release-holds.js';
import { lockRestrictedAccount } from './restricted-account.js';

/** A hold that was placed until a certain time is released by the system when that has come, and the owner is told. */
@Injectable()
export class EndHold {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly releaseHolds: ReleaseHolds,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** False when somebody was faster, or moved the end. Looked at under the account's lock, so that nobody releases it twice. */
  end(ended: EndedHold, now: Date): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const locked = await lockRestrictedAccount(tx, ended.accountId);
      const hold = locked.openHolds.find(
        ({ id, until }) => id === ended.id && until !== null && until <= now,
      );
      if (hold === undefined) return false;
      await this.releaseHolds.release(tx, locked, [hold], {
        actor: SYSTEM,
        note: 'Its time has ended.',
        at: now,
      });
      const stillRestricted = locked.openHolds.length > 1;
      const mails = holdReleasedMails(locked.account, hold, { at: now, stillRestricted }, this.config);
      this.ledger.record(tx, now, [], mails);
      return true;
    });
  }
}
