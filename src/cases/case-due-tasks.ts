import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DueTasks } from '../database/due-tasks.js';
import { RefusalError } from '../kernel/errors.js';
import { ReleaseClaim } from './release-claim.js';
import { SetAsideCase } from './set-aside-case.js';
import { SettleDecision } from './settle-decision.js';

const AT_ONCE = 200;

/** What falls due in the spine by the program's clock: claims lapse, snoozed cases wake, undo windows close. Each row is checked again under its lock. */
@Injectable()
export class CaseDueTasks implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly database: Database,
    private readonly claims: ReleaseClaim,
    private readonly setAside: SetAsideCase,
    private readonly decisions: SettleDecision,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'close-undo-windows', run: (now) => this.closeUndoWindows(now) });
    this.dueTasks.register({ name: 'lapse-claims', run: (now) => this.lapseClaims(now) });
    this.dueTasks.register({ name: 'wake-snoozed-cases', run: (now) => this.wakeSnoozed(now) });
  }

  private async closeUndoWindows(now: Date): Promise<number> {
    const due = await this.database.query<{ id: string; caseId: string }>({
      name: 'list-due-decisions',
      text: `SELECT p.id, p.case_id AS "caseId" FROM pending_decisions p WHERE p.settled_at IS NULL AND p.apply_at <= $1 ORDER BY p.apply_at LIMIT ${AT_ONCE}`,
      values: [now],
    });
    for (const { id, caseId } of due) {
      try {
        await this.decisions.applyDue(id, caseId);
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        await this.decisions.giveUp(id, caseId, error);
      }
    }
    return due.length;
  }

  private async lapseClaims(now: Date): Promise<number> {
    const due = await this.database.query<{ id: string }>({
      name: 'list-lapsed-claims',
      text: `SELECT c.id FROM cases c WHERE c.status = 'in_review' AND c.claim_expires_at <= $1 AND c.pending_decision_id IS NULL LIMIT ${AT_ONCE}`,
      values: [now],
    });
    for (const { id } of due) await this.claims.lapse(id);
    return due.length;
  }

  private async wakeSnoozed(now: Date): Promise<number> {
    const due = await this.database.query<{ id: string }>({
      name: 'list-due-snoozes',
      text: `SELECT c.id FROM cases c WHERE c.status = 'snoozed' AND c.snoozed_until <= $1 LIMIT ${AT_ONCE}`,
      values: [now],
    });
    for (const { id } of due) await this.setAside.wake(id);
    return due.length;
  }
}
