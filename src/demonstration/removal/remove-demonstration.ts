import { caseEvent } from '../../cases/case-event.js';
import type { UnattachedFiles } from '../../cases/evidence/unattached-files.js';
import type { Tx } from '../../database/tx.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CaseType } from '../../kernel/words.js';
import type { Ledger } from '../../ledger/ledger.js';
import { eraseMark, writeMark, type DemonstrationMark } from '../demonstration-mark.js';
import { dismissal, releaseTheirClaims, staffWhoWorked } from './dismiss-staff.sql.js';
import {
  APPEND_ONLY,
  DELETIONS,
  deletion,
  dueWatches,
  lockDoomedAccounts,
  lockDoomedCases,
  peopleOf,
} from './doomed.sql.js';

interface Parts {
  /** As the owner of the tables. */
  readonly unitOfWork: UnitOfWork;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly files: UnattachedFiles;
}

/** Why it goes: somebody asked for it, for good; or a load was killed, and another may follow. */
export type Occasion = 'asked_for' | 'interrupted';

/** How many rows of each table went. */
export type Removed = Readonly<Record<string, number>>;

/**
 * Removes everything that belongs to the demonstration, and what people have done to it since, in one transaction, beside the
 * running program. Audit events stay: they are append-only, and one more tells of the removal.
 */
export class RemoveDemonstration {
  constructor(private readonly parts: Parts) {}

  async remove(mark: DemonstrationMark, occasion: Occasion): Promise<Removed> {
    const removed = await this.parts.unitOfWork.run((tx) => this.removeRows(tx, mark, occasion));
    while ((await this.parts.files.removeDue(this.parts.clock.now())) > 0);
    return removed;
  }

  private async removeRows(tx: Tx, mark: DemonstrationMark, occasion: Occasion): Promise<Removed> {
    const at = this.parts.clock.now();
    // Whoever holds one of these tables for long is not waited for; nothing has happened then.
    await tx.query({ name: 'removal-patience', text: `SET LOCAL lock_timeout = '10s'`, values: [] });
    await tx.query(lockDoomedCases());
    const accounts = idsOf(await tx.query<{ id: string }>(lockDoomedAccounts()));
    await allowDeletion(tx, true); // after the cases, like every decision: it locks its case before it writes
    const whose = {
      accounts,
      addresses: mark.addresses,
      portal_users: idsOf(await tx.query<{ id: string }>(peopleOf(accounts))),
    };
    await tx.query(dueWatches(accounts, at));
    const removed: Record<string, number> = {};
    for (const one of DELETIONS) {
      const gone = await tx.query(deletion(one, whose[one.of]));
      removed[one.table] = (removed[one.table] ?? 0) + gone.length;
    }
    removed['staff'] = await this.dismissStaff(tx, mark.staffIds, at);
    await allowDeletion(tx, false);
    tx.write(eraseMark());
    if (occasion === 'asked_for')
      await tx.query(writeMark({ state: 'removed', staffIds: [], addresses: [] }, at));
    this.parts.ledger.record(tx, at, {
      action: 'demonstration.removed',
      actor: SYSTEM,
      subjectKind: 'demonstration',
      subjectId: null,
      detail: { occasion, removed },
    });
    return removed;
  }

  /** Gives how many went. */
  private async dismissStaff(tx: Tx, staffIds: readonly string[], at: Date): Promise<number> {
    const claims = await tx.query<{ id: string; accountId: string; type: CaseType }>(
      releaseTheirClaims(staffIds),
    );
    for (const kase of claims)
      this.parts.ledger.record(
        tx,
        at,
        caseEvent('case.released', SYSTEM, kase, { why: 'demonstration removed' }),
      );
    const kept = idsOf(await tx.query<{ id: string }>(staffWhoWorked(staffIds)));
    for (const statement of dismissal(staffIds, kept, at)) await tx.query(statement);
    return staffIds.length - kept.length;
  }
}

/** Lifts, or puts back, what keeps decisions and assessments from being deleted. Until the commit nobody else can write to them. */
async function allowDeletion(tx: Tx, allowed: boolean): Promise<void> {
  const verb = allowed ? 'DISABLE' : 'ENABLE';
  for (const { table, trigger } of APPEND_ONLY)
    await tx.query({
      name: `${verb}-${trigger}`,
      text: `ALTER TABLE ${table} ${verb} TRIGGER ${trigger}`,
      values: [],
    });
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}
