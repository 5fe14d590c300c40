import { insertRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Band } from '../kernel/words.js';
import { Case, type Lane } from './case.entity.js';
import type { HandledCaseType } from './case-handler.js';
import { queueOf } from './queues.js';

/** What opens a case. The account's country, band and score are copied onto it, so that lists filter without joins. */
export interface NewCase {
  readonly id: string;
  readonly type: HandledCaseType;
  readonly subjectId: string;
  readonly account: {
    readonly id: string;
    readonly country: string;
    readonly band: Band;
    readonly score: number;
  };
  readonly lane?: Lane;
  readonly priority?: number;
  readonly round?: number;
  readonly previousCaseId?: string | null;
  /** Who decided an earlier round and so may not decide this one (P35). */
  readonly excludedStaffIds?: readonly string[];
  readonly holdId?: string | null;
  /** One line in the queue: why it is here. */
  readonly headline?: string | null;
  readonly openedAt: Date;
  readonly aimBy: Date;
  readonly dueBy: Date;
}

/** Puts a piece of review work into its queue. The audit event is the caller's, who knows what it means. */
export function openCase(tx: Tx, opened: NewCase): void {
  tx.write(
    insertRow(Case, {
      id: opened.id,
      type: opened.type,
      subjectId: opened.subjectId,
      accountId: opened.account.id,
      status: 'open',
      queue: queueOf(opened.type),
      lane: opened.lane ?? 'standard',
      priority: opened.priority ?? 0,
      round: opened.round ?? 1,
      previousCaseId: opened.previousCaseId ?? null,
      excludedStaffIds: [...(opened.excludedStaffIds ?? [])],
      holdId: opened.holdId ?? null,
      headline: opened.headline ?? null,
      country: opened.account.country,
      band: opened.account.band,
      score: opened.account.score,
      aimBy: opened.aimBy,
      dueBy: opened.dueBy,
      openedAt: opened.openedAt,
    }),
  );
}
