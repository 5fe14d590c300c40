import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Clock, DAY } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeOnCase, authorizeReview, requireClaim } from './authorize-review.js';
import { caseEvent } from './case-event.js';
import { refuseStale } from './refuse-stale.js';
import { CaseNote } from './case-note.entity.js';
import { DecisionPendingError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { nextCaseStatus } from './cases.states.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';
import { ESCALATED_QUEUE } from './queues.js';

const UNCLAIMED = { assigneeId: null, claimedAt: null, claimExpiresAt: null };
const LONGEST_SNOOZE = 30 * DAY;

/** Puts a claimed case aside until a time, or passes it up to a senior reviewer. The promise to the customer runs on. */
@Injectable()
export class SetAsideCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidError when `until` is not within the next 30 days */
  snooze(
    by: StaffPrincipal,
    request: { caseId: string; until: Date; note: string | null; version?: number | undefined },
  ): Promise<void> {
    const now = this.clock.now();
    const ahead = request.until.getTime() - now.getTime();
    if (ahead <= 0 || ahead > LONGEST_SNOOZE)
      throw InvalidError.field(
        'until',
        'until_out_of_range',
        'Give a time in the future, at most 30 days away.',
      );
    return this.unitOfWork.run(async (tx) => {
      const kase = await this.claimed(tx, by, request);
      const status = nextCaseStatus(kase.status, 'snooze');
      tx.write(
        updateRow(Case, kase.id, {
          status,
          ...UNCLAIMED,
          snoozedUntil: request.until,
          version: kase.version + 1,
        }),
      );
      this.note(tx, by, kase, request.note, now);
      this.ledger.record(
        tx,
        now,
        caseEvent('case.snoozed', actorOf(by), kase, {
          until: request.until.toISOString(),
          note: request.note,
        }),
      );
    });
  }

  /** Passes the case to the escalated queue, which only those who may override take from. */
  escalate(
    by: StaffPrincipal,
    request: { caseId: string; note: string; version?: number | undefined },
  ): Promise<void> {
    const now = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const kase = await this.claimed(tx, by, request);
      const status = nextCaseStatus(kase.status, 'escalate');
      tx.write(
        updateRow(Case, kase.id, {
          status,
          ...UNCLAIMED,
          queue: ESCALATED_QUEUE,
          lane: 'priority',
          escalatedAt: now,
          version: kase.version + 1,
        }),
      );
      this.note(tx, by, kase, request.note, now);
      this.ledger.record(tx, now, caseEvent('case.escalated', actorOf(by), kase, { note: request.note }));
    });
  }

  /** Brings a snoozed case back when its time has come; by the system. */
  wake(caseId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const kase = await lockCase(tx, caseId, null);
      if (kase.status !== 'snoozed' || kase.snoozedUntil === null || kase.snoozedUntil > now) return;
      tx.write(
        updateRow(Case, kase.id, {
          status: nextCaseStatus(kase.status, 'wake'),
          snoozedUntil: null,
          version: kase.version + 1,
        }),
      );
      this.ledger.record(tx, now, caseEvent('case.woken', SYSTEM, kase));
    });
  }

  private async claimed(
    tx: Tx,
    by: StaffPrincipal,
    request: { caseId: string; version?: number | undefined },
  ): Promise<LockedCase> {
    const kase = await lockCase(tx, request.caseId, by.staff.id);
    authorizeOnCase(by, 'work', kase);
    authorizeReview(by, kase);
    await refuseStale(tx, kase, request.version);
    requireClaim(by, kase);
    if (kase.pendingDecisionId !== null) throw new DecisionPendingError();
    return kase;
  }

  private note(tx: Tx, by: StaffPrincipal, kase: LockedCase, text: string | null, now: Date): void {
    if (text !== null)
      tx.write(
        insertRow(CaseNote, { id: newId(now), caseId: kase.id, staffId: by.staff.id, text, createdAt: now }),
      );
  }
}
