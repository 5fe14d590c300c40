import type { CaseRow } from '../../cases/read-cases.sql.js';
import { wordOf } from '../../http/views/words.js';
import { toSid } from '../../kernel/ids.js';

/** A line of the queue: when it is due, what it is, of whom, and who has it. */
export function presentQueueRow(row: CaseRow, readerId: string) {
  const sid = toSid('case', row.id);
  return {
    sid,
    href: `/desk/cases/${sid}`,
    typeLabel: wordOf(row.type).label,
    roundText: row.round > 1 ? `round ${row.round}` : null,
    status: row.status,
    isWaiting: row.status === 'open',
    isPriority: row.lane === 'priority',
    isEscalated: row.escalatedAt !== null,
    isPending: row.pendingDecisionId !== null,
    company: row.companyName,
    country: row.country,
    band: row.band,
    score: row.score,
    headline: row.headline,
    dueBy: row.dueBy,
    isPaused: row.clockPausedAt !== null,
    isClosed: row.closedAt !== null,
    closedAt: row.closedAt,
    snoozedUntil: row.snoozedUntil,
    claim:
      row.assigneeId === null
        ? null
        : { name: row.assigneeName ?? '', since: row.claimedAt, isYours: row.assigneeId === readerId },
  };
}
