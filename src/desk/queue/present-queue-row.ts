import type { CaseRow } from '../../cases/read-cases.sql.js';
import { wordOf } from '../../http/views/words.js';
import { DAY } from '../../kernel/clock.js';
import { toSid } from '../../kernel/ids.js';
import { withoutSids } from '../present-history.js';

/** A line of the queue: when it is due, what it is, of whom, and who has it. */
export function presentQueueRow(row: CaseRow, readerId: string, now: Date) {
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
    why: whyFirst(row, now),
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

/** What brought the case up: its own headline, or else what its place in the queue comes from. */
function whyFirst(row: CaseRow, now: Date): string | null {
  if (row.headline !== null) return withoutSids(row.headline);
  if (row.clockPausedAt !== null || row.closedAt !== null) return null;
  const left = row.dueBy.getTime() - now.getTime();
  if (left < 0) return 'The promised time has passed.';
  if (left < DAY) return 'Due soon.';
  if (row.escalatedAt !== null) return 'A reviewer passed it up.';
  if (row.lane === 'priority') return 'Priority lane.';
  return row.round > 1 ? 'Second and last request.' : null;
}
