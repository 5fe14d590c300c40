import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../access/principal.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { BusinessProfile } from './business-profile.entity.js';
import { verificationOf } from './business-profiles.sql.js';
import { isUnderReview } from './business-profiles.states.js';
import { FindChangeable } from './find-changeable.js';
import { lockProfile } from './lock-profile.js';
import { profileEvent } from './profile-event.js';
import { ProfileInUseError } from './profile-refusals.js';

/** Removes a profile from its account, with the review that it waits for; not while a verification stands on it. */
@Injectable()
export class DeleteProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly turn: CustomerTurn,
    private readonly changeable: FindChangeable,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, AccountClosedError, ProfileInUseError */
  async delete(by: Principal, id: string): Promise<void> {
    await this.changeable.find(by, id);
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const profile = await lockProfile(tx, id);
      const [verification] = await tx.query(verificationOf(id));
      if (verification !== undefined) throw new ProfileInUseError();
      const actor = actorOf(by);
      if (isUnderReview(profile.status) && profile.caseId !== null)
        await this.turn.withdraw(tx, profile.caseId, actor, at);
      tx.write(
        updateRow(BusinessProfile, id, { deletedAt: at, updatedAt: at, version: profile.version + 1 }),
      );
      this.ledger.record(tx, at, profileEvent('business_profile.deleted', actor, profile));
    });
  }
}
