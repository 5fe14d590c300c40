import type { CaseFilter } from '../../cases/read-cases.sql.js';
import type { CaseStatus } from '../../cases/cases.states.js';
import { DAY } from '../../kernel/clock.js';
import type { DueWithin, QueueQuery } from './queue-query.dto.js';

/** What needs somebody of the staff now; who waits for his customer or sleeps is shown when asked for. */
export const NEEDS_US = ['open', 'in_review'] as const satisfies readonly CaseStatus[];

/** What the queue's address asks for, in the terms of the statement. */
export function caseFilterOf(query: QueueQuery, staffId: string, now: Date): CaseFilter {
  const { type, status, lane, country, band, due, code, q, assignee, queue } = query;
  return {
    type,
    lane,
    country,
    band,
    code,
    q,
    queue,
    // A code is given with a decision, so whoever asks for one wants what is closed.
    status: status ?? (code === undefined ? NEEDS_US : undefined),
    dueBefore: due === undefined ? undefined : dueBefore(due, now),
    assigneeId: assignee === undefined ? undefined : assignee === 'me' ? staffId : null,
  };
}

/** The first instant that is no longer meant; days are UTC days. */
export function dueBefore(due: DueWithin, now: Date): Date {
  if (due === 'late') return now;
  const today = Math.floor(now.getTime() / DAY) * DAY;
  return new Date(today + (due === 'today' ? DAY : 8 * DAY));
}
