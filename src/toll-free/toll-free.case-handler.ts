import { Inject, Injectable } from '@nestjs/common';
import { NumberTraffic } from '../accounts/numbers/number-traffic.js';
import type { CaseHandler, DecisionMade, DecisionOffer } from '../cases/case-handler.js';
import { CONFIG, type Config } from '../config/config.js';
import type { Reader, Tx } from '../database/tx.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { applyVerdict } from './apply-verdict.js';
import { endWithAccount, restrictNumberOf } from './end-with-account.sql.js';
import { TOLL_FREE_CODES } from './toll-free.codes.js';
import { offersFor } from './toll-free.offers.js';
import { TollFreePanel } from './toll-free.panel.js';
import { verificationChanged } from './verification-messages.js';
import {
  lockUnderReview,
  readUnderReview,
  type VerificationUnderReview,
} from './verification-under-review.js';

const KINDS = { approve: 'approved', reject: 'rejected' } as const;

/** How a toll-free verification is reviewed: approved, or rejected with the carriers' codes (W101, W102, W150). */
@Injectable()
export class TollFreeCaseHandler implements CaseHandler<VerificationUnderReview> {
  readonly type = 'toll_free_verification';
  readonly codes = TOLL_FREE_CODES;
  /** The contract knows no question: what is missing is a rejection that can be corrected (W102). */
  readonly conversation = null;

  constructor(
    private readonly traffic: NumberTraffic,
    private readonly submissionPanel: TollFreePanel,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  load(tx: Tx, subjectId: string): Promise<VerificationUnderReview> {
    return lockUnderReview(tx, subjectId);
  }

  read(from: Reader, subjectId: string): Promise<VerificationUnderReview> {
    return readUnderReview(from, subjectId);
  }

  offers({ verification, suggested }: VerificationUnderReview): readonly DecisionOffer[] {
    return offersFor(verification, suggested);
  }

  async apply(
    tx: Tx,
    { verification, account }: VerificationUnderReview,
    { outcome, codes, publicMessage, at }: DecisionMade,
  ): Promise<readonly OutboxMessage[]> {
    if (outcome !== 'approve' && outcome !== 'reject')
      throw new Error(`A toll-free verification knows no outcome ${outcome}.`);
    const judged = applyVerdict(tx, this.traffic, verification, { outcome, codes, at });
    return verificationChanged(this.config, {
      kind: KINDS[outcome],
      verification: judged,
      parentAccountId: account.parentId,
      at,
      message: publicMessage,
    });
  }

  /** The account is being closed: its number is as if it had never been submitted (W173). */
  withdraw(tx: Tx, subjectId: string, at: Date): void {
    tx.write(endWithAccount(subjectId, at));
    tx.write(restrictNumberOf(subjectId));
  }

  panel(subjectId: string): Promise<{ view: string; model: object }> {
    return this.submissionPanel.present(subjectId);
  }
}
