import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock, MINUTE } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeReview } from './authorize-review.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers } from './case-handler.js';
import { refuseStale } from './refuse-stale.js';
import { CaseClaimedByOtherError, DecisionPendingError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { nextCaseStatus } from './cases.states.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';
import { resumedClock } from './promise-clock.js';

/** Takes a case for one reviewer, for a while. Claiming again renews the claim. The version stays: nothing of the matter has changed. */
@Injectable()
export class ClaimCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** @throws NotFoundError, ForbiddenError, CaseClaimedByOtherError, StaleCaseError */
  claim(by: StaffPrincipal, caseId: string, version?: number): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const kase = await lockCase(tx, caseId, by.staff.id);
      authorizeReview(by, kase);
      await refuseStale(tx, kase, version);
      if (kase.pendingDecisionId !== null) throw new DecisionPendingError();
      if (kase.assigneeId !== null && kase.assigneeId !== by.staff.id)
        throw new CaseClaimedByOtherError(kase.assigneeName ?? 'Somebody', kase.claimExpiresAt);
      await this.take(tx, kase, by);
    });
  }

  private async take(tx: Tx, kase: LockedCase, by: StaffPrincipal): Promise<void> {
    const now = this.clock.now();
    const claimExpiresAt = new Date(now.getTime() + this.config.claimMinutes * MINUTE);
    if (kase.assigneeId === by.staff.id) {
      tx.write(updateRow(Case, kase.id, { claimExpiresAt }));
      return;
    }
    const status = nextCaseStatus(kase.status, 'claim');
    const promise = resumedClock(kase, now);
    tx.write(
      updateRow(Case, kase.id, {
        status,
        assigneeId: by.staff.id,
        claimedAt: now,
        claimExpiresAt,
        snoozedUntil: null,
        ...promise,
      }),
    );
    const handler = handlerFor(this.handlers, kase.type);
    if (kase.status === 'awaiting_customer')
      handler.conversation?.passTurn(tx, kase.subjectId, {
        to: 'us',
        at: now,
        aimBy: promise.aimBy,
        dueBy: promise.dueBy,
      });
    this.ledger.record(tx, now, {
      action: 'case.claimed',
      actor: actorOf(by),
      subjectKind: 'case',
      subjectId: kase.id,
      accountId: kase.accountId,
      caseId: kase.id,
    });
    await handler.begin?.(tx, kase.subjectId, actorOf(by), now);
  }
}
