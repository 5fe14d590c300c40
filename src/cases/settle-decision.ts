import { Injectable } from '@nestjs/common';
import { STAFF_COLUMNS, staffMemberOf, type StaffRow } from '../access/credentials.sql.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { columnsOf, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { ConflictError, ForbiddenError, NotFoundError, RefusalError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeOnCase, authorizeReview } from './authorize-review.js';
import { caseEvent } from './case-event.js';
import { Case } from './case.entity.js';
import { DecideCase } from './decide-case.js';
import type { Decision } from './decision.entity.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';
import { PendingDecision } from './pending-decision.entity.js';

/** The end of a decision that waited: it is confirmed, taken back, or its undo window has passed. */
@Injectable()
export class SettleDecision {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly decideCase: DecideCase,
    private readonly clock: Clock,
  ) {}

  /** The second pair of eyes. @throws ForbiddenError when it is the same person, NotFoundError, ConflictError */
  confirm(by: StaffPrincipal, caseId: string, pendingId: string): Promise<Decision> {
    return this.unitOfWork.run(async (tx) => {
      const kase = await lockCase(tx, caseId, by.staff.id);
      authorizeOnCase(by, 'read', kase);
      const pending = await this.findWaiting(tx, kase, pendingId);
      if (pending.waitsFor !== 'second_person')
        throw new ConflictError('not_to_confirm', 'This decision does not wait for a second person.');
      if (pending.staffId === by.staff.id)
        throw new ForbiddenError(
          'second_person_needed',
          'You made this decision; somebody else must confirm it.',
        );
      authorizeReview(by, kase);
      authorizeOnCase(by, 'confirm', kase);
      return this.apply(tx, pending, by);
    });
  }

  /** Takes back what the same person announced, or what a second person refuses to confirm. @throws NotFoundError, ConflictError, ForbiddenError */
  takeBack(by: StaffPrincipal, caseId: string, pendingId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const kase = await lockCase(tx, caseId, by.staff.id);
      authorizeOnCase(by, 'work', kase);
      const pending = await this.findWaiting(tx, kase, pendingId);
      if (pending.staffId !== by.staff.id) authorizeOnCase(by, 'confirm', kase);
      if (pending.applyAt !== null && pending.applyAt <= now)
        throw new ConflictError(
          'undo_window_over',
          'The time to take this decision back is over; it is being made.',
        );
      this.settle(tx, kase, pending, { settledAs: 'taken_back', settledAt: now });
      this.ledger.record(
        tx,
        now,
        caseEvent('case.decision_taken_back', actorOf(by), kase, { outcome: pending.request.outcome }),
      );
    });
  }

  /** Makes a decision whose undo window has passed; by the system, in the name of who announced it. */
  applyDue(pendingId: string, caseId: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const kase = await lockCase(tx, caseId, null);
      if (kase.pendingDecisionId !== pendingId) return false;
      const pending = await this.findWaiting(tx, kase, pendingId);
      if (pending.applyAt === null || pending.applyAt > this.clock.now()) return false;
      await this.apply(tx, pending, null);
      return true;
    });
  }

  /** Gives up a waiting decision that the door refuses by now, so that the case does not hang. */
  giveUp(pendingId: string, caseId: string, refusal: RefusalError): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const kase = await lockCase(tx, caseId, null);
      if (kase.pendingDecisionId !== pendingId) return;
      const pending = await this.findWaiting(tx, kase, pendingId);
      this.settle(tx, kase, pending, { settledAs: 'refused', settledAt: now, refusal: refusal.message });
      this.ledger.record(tx, now, caseEvent('case.decision_refused', SYSTEM, kase, { why: refusal.message }));
    });
  }

  private async apply(
    tx: Tx,
    pending: PendingDecision,
    confirmedBy: StaffPrincipal | null,
  ): Promise<Decision> {
    const by = await findStaff(tx, pending.staffId);
    const decider = { by, ...(confirmedBy !== null && { confirmedBy }) };
    const decision = await this.decideCase.decideIn(tx, decider, {
      ...pending.request,
      decisionId: pending.id,
    });
    tx.write(updateRow(PendingDecision, pending.id, { settledAs: 'applied', settledAt: this.clock.now() }));
    return decision;
  }

  private settle(tx: Tx, kase: LockedCase, pending: PendingDecision, as: Partial<PendingDecision>): void {
    tx.write(updateRow(PendingDecision, pending.id, as));
    tx.write(updateRow(Case, kase.id, { pendingDecisionId: null }));
  }

  private async findWaiting(tx: Tx, kase: LockedCase, pendingId: string): Promise<PendingDecision> {
    const [pending] = await tx.query<PendingDecision>({
      name: 'find-pending-decision',
      text: `SELECT ${columnsOf(PendingDecision, 'p')} FROM pending_decisions p WHERE p.id = $1 AND p.case_id = $2`,
      values: [pendingId, kase.id],
    });
    if (pending === undefined) throw new NotFoundError('decision', toSid('decision', pendingId));
    if (pending.settledAt !== null)
      throw new ConflictError('decision_settled', 'This decision waits no longer.', {
        settledAs: pending.settledAs,
      });
    return pending;
  }
}

async function findStaff(tx: Tx, staffId: string): Promise<StaffPrincipal> {
  const [row] = await tx.query<StaffRow>({
    name: 'find-announcer',
    text: `SELECT ${STAFF_COLUMNS} FROM staff s WHERE s.id = $1`,
    values: [staffId],
  });
  if (row === undefined) throw new NotFoundError('staff member');
  return { kind: 'staff', staff: staffMemberOf(row) };
}
