import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM, type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeOnCase, requireClaim } from './authorize-review.js';
import { caseEvent } from './case-event.js';
import { refuseStale } from './refuse-stale.js';
import { DecisionPendingError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { nextCaseStatus } from './cases.states.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';

/** Gives a claimed case back to the queue. */
@Injectable()
export class ReleaseClaim {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, CaseNotClaimedError, CaseClaimedByOtherError */
  release(by: StaffPrincipal, caseId: string, version?: number): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const kase = await lockCase(tx, caseId, by.staff.id);
      authorizeOnCase(by, 'work', kase);
      await refuseStale(tx, kase, version);
      requireClaim(by, kase);
      if (kase.pendingDecisionId !== null) throw new DecisionPendingError();
      this.giveBack(tx, kase, actorOf(by), 'case.released');
    });
  }

  /** Takes an unattended claim away, once its time is over; by the system. */
  lapse(caseId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const kase = await lockCase(tx, caseId, null);
      const isOver = kase.claimExpiresAt !== null && kase.claimExpiresAt <= this.clock.now();
      if (kase.status !== 'in_review' || !isOver || kase.pendingDecisionId !== null) return;
      this.giveBack(tx, kase, SYSTEM, 'case.claim_lapsed');
    });
  }

  private giveBack(
    tx: Tx,
    kase: LockedCase,
    actor: Actor,
    action: 'case.released' | 'case.claim_lapsed',
  ): void {
    const status = nextCaseStatus(kase.status, 'release');
    tx.write(updateRow(Case, kase.id, { status, assigneeId: null, claimedAt: null, claimExpiresAt: null }));
    this.ledger.record(tx, this.clock.now(), caseEvent(action, actor, kase));
  }
}
