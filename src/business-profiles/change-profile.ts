import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../access/principal.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import { Ledger } from '../ledger/ledger.js';
import { BusinessProfile } from './business-profile.entity.js';
import { isUnderReview } from './business-profiles.states.js';
import { FindChangeable } from './find-changeable.js';
import { lockProfile } from './lock-profile.js';
import { profileEvent } from './profile-event.js';
import { NotInReviewError, ProfileApprovedError, StaleProfileError } from './profile-refusals.js';

/** What is to change; `version` is the one that was read. */
export type ProfileChanges = Partial<BusinessProfile> & { readonly version?: number };

/** What of a profile is for its owner only and no part of who the business is. */
const LABELS: readonly string[] = ['friendlyName', 'email', 'statusCallback'];

/** What the owner of a profile does to it: corrects it, also while it is looked at, and answers what he was asked. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly turn: CustomerTurn,
    private readonly changeable: FindChangeable,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes what is named; while it is under review, a form that a reviewer has open is stale then.
   * @throws NotFoundError, AccountClosedError, StaleProfileError, InvalidError `nothing_changed`, ProfileApprovedError
   */
  async change(by: Principal, id: string, input: ProfileChanges): Promise<void> {
    const hasChanged = await this.changeIfNew(by, id, input);
    if (!hasChanged) throw new InvalidError('nothing_changed', 'Change at least one field.');
  }

  /** The same, but changing nothing is no error; says whether there was anything to change. */
  async changeIfNew(by: Principal, id: string, { version, ...input }: ProfileChanges): Promise<boolean> {
    await this.changeable.find(by, id);
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const profile = await lockProfile(tx, id);
      if (version !== undefined && version !== profile.version) throw new StaleProfileError(profile.version);
      const changes = changesOf(profile, input);
      const names = Object.keys(changes);
      if (names.length === 0) return false;
      const facts = names.filter((name) => !LABELS.includes(name));
      if (profile.status === 'twilio-approved' && facts.length > 0) throw new ProfileApprovedError(facts);
      const actor = actorOf(by);
      if (isUnderReview(profile.status) && profile.caseId !== null)
        await this.turn.answer(tx, profile.caseId, { actor, text: null, changed: names, at });
      tx.write(updateRow(BusinessProfile, id, { ...changes, updatedAt: at, version: profile.version + 1 }));
      this.ledger.record(tx, at, profileEvent('business_profile.changed', actor, profile, { fields: names }));
      return true;
    });
  }

  /** Words for the reviewer. @throws NotFoundError, AccountClosedError, NotInReviewError */
  async write(by: Principal, id: string, text: string): Promise<void> {
    await this.changeable.find(by, id);
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const profile = await lockProfile(tx, id);
      if (!isUnderReview(profile.status) || profile.caseId === null) throw new NotInReviewError();
      await this.turn.answer(tx, profile.caseId, { actor: actorOf(by), text, changed: [], at });
      tx.write(updateRow(BusinessProfile, id, { updatedAt: at, version: profile.version + 1 }));
    });
  }
}

/** The columns that get another value. */
function changesOf(profile: BusinessProfile, input: Partial<BusinessProfile>): Partial<BusinessProfile> {
  const now: Readonly<Record<string, unknown>> = { ...profile };
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => value !== undefined && value !== now[name]),
  );
}
