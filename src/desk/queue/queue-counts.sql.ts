import { abilityOf } from '../../access/ability.js';
import { readableSql } from '../../access/ability-sql.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { HANDLED_CASE_TYPES, type HandledCaseType } from '../../cases/case-handler.js';
import { CASE_SCOPE_COLUMNS } from '../../cases/case-scope.js';
import { ESCALATED_QUEUE } from '../../cases/queues.js';
import { statementOf, type Statement } from '../../database/statement.js';

/** Nobody counts further than this by eye; beyond it a tab says "1,000+". */
export const MOST_COUNTED_IN_TABS = 1000;

/** What the tabs of the queue count. */
export type TabCounts = Readonly<Record<'all' | 'mine' | 'priority' | 'escalated' | HandledCaseType, number>>;

const NEEDS_US = `c.status IN ('open','in_review')`;
/** Repeats the predicate of the partial indexes of the queue, so that they can be used. */
const IN_QUEUE = `c.status IN ('open','in_review','awaiting_customer','snoozed')`;

/** Counting needs no order, but asked for it the planner walks the small partial index and not the table with all its history. */
const IN_ORDER = 'c.lane_rank, c.due_by, c.priority, c.id';

/**
 * For the tabs of the desk's queue: each count stops at one more than 1,000 and walks a partial index of open work
 * (`cases_queue`, `cases_queue_type`, `cases_assignee`, `cases_escalated`), so it costs the same at any number of cases.
 */
export function countTabs(by: StaffPrincipal): Statement {
  const scope = readableSql(abilityOf(by), 'read', 'case', CASE_SCOPE_COLUMNS);
  const values: unknown[] = [...scope.values];
  const me = `$${values.push(by.staff.id)}`;
  const count = (name: string, condition: string): string =>
    `(SELECT count(*)::int FROM (SELECT 1 FROM cases c WHERE ${scope.text} AND ${NEEDS_US} AND ${IN_QUEUE} AND ${condition}
       ORDER BY ${IN_ORDER} LIMIT ${MOST_COUNTED_IN_TABS + 1}) counted) AS "${name}"`;
  const counts = [
    count('all', 'true'),
    count('mine', `c.assignee_id = ${me}`),
    count('priority', 'c.lane_rank = 0'),
    count('escalated', `c.queue = '${ESCALATED_QUEUE}'`),
    ...HANDLED_CASE_TYPES.map((type) => count(type, `c.type = '${type}'`)),
  ];
  return statementOf('count-queue-tabs', `SELECT ${counts.join(',\n')}`, values);
}
