import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../access/principal.js';
import { lockAccount } from '../accounts/locked-account.js';
import { promiseFor } from '../cases/business-calendar.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { openCase } from '../cases/open-case.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { BusinessProfile } from './business-profile.entity.js';
import { ProfileMessages } from './business-profiles.messages.js';
import { isUnderReview, nextProfileStatus } from './business-profiles.states.js';
import { PROFILE_TYPE_LABELS } from './business-profiles.words.js';
import { FindChangeable } from './find-changeable.js';
import { lockProfile } from './lock-profile.js';
import { profileEvent } from './profile-event.js';
import { StaleProfileError } from './profile-refusals.js';

/** A draft, or a rejected profile that was corrected, is handed to the reviewers, however much is missing in it; or taken back (W72). */
@Injectable()
export class SubmitProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly turn: CustomerTurn,
    private readonly changeable: FindChangeable,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a case. @throws NotFoundError, AccountClosedError, StaleProfileError, ProfileStateError */
  async submit(by: Principal, id: string, version?: number): Promise<void> {
    await this.changeable.find(by, id);
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const profile = await lockProfile(tx, id);
      if (version !== undefined && version !== profile.version) throw new StaleProfileError(profile.version);
      const status = nextProfileStatus(profile.status, 'submit');
      const account = await lockAccount(tx, profile.accountId);
      const caseId = newId(at);
      openCase(tx, {
        id: caseId,
        type: 'business_profile',
        subjectId: id,
        account,
        previousCaseId: profile.caseId,
        headline: `${PROFILE_TYPE_LABELS[profile.type]}: ${profile.businessName ?? profile.friendlyName}`,
        openedAt: at,
        ...promiseFor(at, account.country),
      });
      const changes = {
        status,
        caseId,
        submittedAt: at,
        decidedAt: null,
        rejectionCodes: [],
        updatedAt: at,
        version: profile.version + 1,
      };
      tx.write(updateRow(BusinessProfile, id, changes));
      const submitted = { ...profile, ...changes };
      this.ledger.record(
        tx,
        at,
        profileEvent('business_profile.submitted', actorOf(by), submitted),
        new ProfileMessages(this.config, account).changed(submitted, 'pending-review'),
      );
    });
  }

  /** Back to draft, before somebody has taken it into review; a draft stays one. @throws NotFoundError, AccountClosedError, ProfileStateError */
  async revise(by: Principal, id: string): Promise<void> {
    await this.changeable.find(by, id);
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const profile = await lockProfile(tx, id);
      if (profile.status === 'draft') return;
      const status = nextProfileStatus(profile.status, 'revise');
      const actor = actorOf(by);
      if (isUnderReview(profile.status) && profile.caseId !== null)
        await this.turn.withdraw(tx, profile.caseId, actor, at);
      tx.write(updateRow(BusinessProfile, id, { status, updatedAt: at, version: profile.version + 1 }));
      this.ledger.record(tx, at, profileEvent('business_profile.revised', actor, profile));
    });
  }
}
