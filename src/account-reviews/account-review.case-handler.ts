import { Injectable } from '@nestjs/common';
import type { CaseHandler, DecisionMade, DecisionOffer } from '../cases/case-handler.js';
import type { Reader, Tx } from '../database/tx.js';
import { isOwn } from '../holds/inherited-hold.js';
import { PlaceHold } from '../holds/place-hold.js';
import { ReleaseHolds } from '../holds/release-holds.js';
import {
  lockRestrictedAccount,
  readRestrictedAccount,
  type RestrictedAccount,
} from '../holds/restricted-account.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { AccountReviewPanel } from './account-review.panel.js';
import { ACCOUNT_REVIEW_CODES } from './account-reviews.codes.js';
import { AccountReviewMessages } from './account-reviews.messages.js';

/**
 * A signup of middle risk, or an account that something was reported about, which a person must look at before it is allowed
 * (P4, P5). The subject is the account itself: approval lifts the restrictions that wait for this review, rejection puts the
 * account on the hold list.
 */
@Injectable()
export class AccountReviewCaseHandler implements CaseHandler<RestrictedAccount> {
  readonly type = 'account_review';
  readonly codes = ACCOUNT_REVIEW_CODES;
  /** The customer has no part in it: he speaks by a reassessment ticket. */
  readonly conversation = null;

  constructor(
    private readonly placeHold: PlaceHold,
    private readonly releaseHolds: ReleaseHolds,
    private readonly messages: AccountReviewMessages,
    private readonly accountPanel: AccountReviewPanel,
  ) {}

  load(tx: Tx, accountId: string): Promise<RestrictedAccount> {
    return lockRestrictedAccount(tx, accountId);
  }

  read(from: Reader, accountId: string): Promise<RestrictedAccount> {
    return readRestrictedAccount(from, accountId);
  }

  offers({ account, openHolds }: RestrictedAccount): readonly DecisionOffer[] {
    if (account.status === 'closed') return [];
    const waiting = openHolds.some((hold) => isOwn(hold) && hold.kind === 'restriction');
    const approve: DecisionOffer = {
      outcome: 'approve',
      label: waiting ? 'Approve and lift the restriction' : 'Approve',
      codes: [],
      concludes: true,
      note: 'optional',
      publicMessage: 'none',
      conditions: false,
      override: false,
      fourEyes: true,
      customerReads: waiting
        ? 'The restriction on your account was lifted.'
        : 'Nothing: the account was not restricted.',
    };
    const reject: DecisionOffer = {
      outcome: 'reject',
      label: 'Reject and place on hold',
      codes: ACCOUNT_REVIEW_CODES,
      concludes: true,
      note: 'optional',
      publicMessage: 'none',
      conditions: false,
      override: false,
      fourEyes: false,
      customerReads:
        'Your account is on hold. If you think this is an error, you can ask for a reassessment.',
    };
    return [approve, reject];
  }

  async apply(tx: Tx, subject: RestrictedAccount, decision: DecisionMade): Promise<readonly OutboxMessage[]> {
    if (decision.outcome === 'reject') {
      await this.hold(tx, subject, decision);
      return [];
    }
    const lifted = subject.openHolds.filter(
      (hold) => isOwn(hold) && hold.kind === 'restriction' && hold.source !== 'staff',
    );
    const { actor, at, caseId } = decision;
    await this.releaseHolds.release(tx, subject, lifted, {
      actor,
      at,
      caseId,
      note: 'Account review approved',
    });
    return lifted.length === 0 ? [] : [this.messages.restrictionLifted(subject, lifted, at)];
  }

  withdraw(): void {
    // The subject is the account, which has no state of its own in a review.
  }

  panel(accountId: string): Promise<{ view: string; model: object }> {
    return this.accountPanel.present(accountId);
  }

  /** An account that is on hold already stays on that hold; the decision says that it shall. */
  private async hold(tx: Tx, subject: RestrictedAccount, { actor, at }: DecisionMade): Promise<void> {
    if (subject.openHolds.some((hold) => isOwn(hold) && hold.kind === 'hold')) return;
    await this.placeHold.placeOn(tx, subject, {
      kind: 'hold',
      code: 'review_rejected',
      source: 'staff',
      services: null,
      note: 'Rejected in account review',
      assessmentId: null,
      until: null,
      actor,
      at,
    });
  }
}
