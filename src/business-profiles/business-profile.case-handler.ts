import { Inject, Injectable } from '@nestjs/common';
import type { CaseHandler, Conversation, DecisionMade, DecisionOffer } from '../cases/case-handler.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Reader, Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { BusinessProfile } from './business-profile.entity.js';
import { BusinessProfilePanel } from './business-profile.panel.js';
import { isProfileCode, PROFILE_CODES } from './business-profiles.codes.js';
import { ProfileMessages } from './business-profiles.messages.js';
import { offersFor, PROFILE_FIELDS } from './business-profiles.offers.js';
import { endReview } from './business-profiles.sql.js';
import { nextProfileStatus } from './business-profiles.states.js';
import { profileEvent } from './profile-event.js';
import { lockUnderReview, readUnderReview, type ProfileUnderReview } from './profile-under-review.js';

/** How a business profile is reviewed (W6–W9, W72): in the queue until somebody takes it, in review then, approved or rejected in the end. */
@Injectable()
export class BusinessProfileCaseHandler implements CaseHandler<ProfileUnderReview> {
  readonly type = 'business_profile';
  readonly codes = PROFILE_CODES;

  constructor(
    private readonly ledger: Ledger,
    private readonly profilePanel: BusinessProfilePanel,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  readonly conversation: Conversation = {
    fields: PROFILE_FIELDS,
    passTurn: () => {
      // Whose turn it is stays with the case; a profile has no status for it (W72).
    },
    tell: async (tx, subjectId, { text, asks }) => {
      const { profile, account } = await readUnderReview(tx, subjectId);
      const messages = new ProfileMessages(this.config, account);
      return [asks ? messages.asked(profile, text) : messages.wrote(profile, text)];
    },
  };

  load(tx: Tx, subjectId: string): Promise<ProfileUnderReview> {
    return lockUnderReview(tx, subjectId);
  }

  read(from: Reader, subjectId: string): Promise<ProfileUnderReview> {
    return readUnderReview(from, subjectId);
  }

  offers(subject: ProfileUnderReview): readonly DecisionOffer[] {
    return offersFor(subject);
  }

  /** Somebody took the case: what was pending is in review. */
  async begin(tx: Tx, subjectId: string, actor: Actor, at: Date): Promise<void> {
    const { profile, account } = await lockUnderReview(tx, subjectId);
    if (profile.status !== 'pending-review') return;
    const status = nextProfileStatus(profile.status, 'review');
    tx.write(updateRow(BusinessProfile, profile.id, { status, updatedAt: at, version: profile.version + 1 }));
    const told = new ProfileMessages(this.config, account).changed(profile, 'in-review');
    this.ledger.record(tx, at, profileEvent('business_profile.review_began', actor, profile), told);
  }

  apply(tx: Tx, subject: ProfileUnderReview, decision: DecisionMade): Promise<readonly OutboxMessage[]> {
    const { profile, account } = subject;
    const { outcome, publicMessage: message, at } = decision;
    if (outcome !== 'approve' && outcome !== 'reject')
      throw new Error(`A business profile knows no outcome ${outcome}.`);
    const codes = decision.codes.filter(isProfileCode);
    tx.write(
      updateRow(BusinessProfile, profile.id, {
        status: nextProfileStatus(profile.status, outcome),
        rejectionCodes: codes,
        decidedAt: at,
        updatedAt: at,
        version: profile.version + 1,
      }),
    );
    const status = outcome === 'approve' ? 'twilio-approved' : 'twilio-rejected';
    const told = new ProfileMessages(this.config, account).changed(profile, status, { codes, message });
    return Promise.resolve(told);
  }

  /** The account is being closed. */
  withdraw(tx: Tx, subjectId: string, at: Date): void {
    tx.write(endReview(subjectId, at));
  }

  panel(subjectId: string): Promise<{ view: string; model: object }> {
    return this.profilePanel.present(subjectId);
  }
}
