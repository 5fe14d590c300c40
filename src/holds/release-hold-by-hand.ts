import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { guardedAccount } from '../accounts/account-scope.js';
import { CONFIG, type Config } from '../config/config.js';
import { columnsOf } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { AlreadyReleasedError, HoldOfParentError, StaleHoldError } from './hold-refusals.js';
import { authorizeHold } from './authorize-hold.js';
import { holdReleasedMails } from './hold-mails.js';
import { Hold } from './hold.entity.js';
import { isOwn } from './inherited-hold.js';
import { ReleaseHolds } from './release-holds.js';
import { lockRestrictedAccount } from './restricted-account.js';

/** Staff release a hold or a restriction by hand, with a note; the owner is told that it is gone, not why. */
@Injectable()
export class ReleaseHoldByHand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly releaseHolds: ReleaseHolds,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `version` is that of the hold as it was read. @throws NotFoundError, ForbiddenError, ConflictError `already_released`, `hold_of_parent`, `version_stale` */
  release(by: StaffPrincipal, holdId: string, note: string, version: number | undefined): Promise<void> {
    const now = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const { accountId } = await getHold(tx, holdId);
      const locked = await lockRestrictedAccount(tx, accountId);
      const row = guardedAccount(locked.account);
      authorize(abilityOf(by), 'read', 'hold', row, toSid('hold', holdId));
      await authorizeHold(tx, by, 'release', locked.account);
      const hold = await getHold(tx, holdId);
      if (hold.releasedAt !== null) throw new AlreadyReleasedError(hold);
      if (!isOwn(hold)) throw new HoldOfParentError(hold, locked.account);
      if (version !== undefined && version !== hold.version) throw new StaleHoldError(hold, version);
      await this.releaseHolds.release(tx, locked, [hold], { actor: actorOf(by), note, at: now });
      const stillRestricted = locked.openHolds.length > 1;
      const mails = holdReleasedMails(locked.account, hold, { at: now, stillRestricted }, this.config);
      this.ledger.record(tx, now, [], mails);
    });
  }
}

/** Once to learn the account, once more under its lock. @throws NotFoundError */
async function getHold(tx: Tx, holdId: string): Promise<Hold> {
  const [hold] = await tx.query<Hold>({
    name: 'hold-by-id',
    text: `SELECT ${columnsOf(Hold, 'h')} FROM holds h WHERE h.id = $1`,
    values: [holdId],
  });
  if (hold === undefined) throw new NotFoundError('hold', toSid('hold', holdId));
  return hold;
}
