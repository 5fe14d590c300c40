import type { SqlCondition } from '../access/ability-sql.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import { InvalidError } from '../kernel/errors.js';
import { isInstantAndId } from '../kernel/instant-cursor.js';
import { decodeCursor } from '../kernel/page.js';
import type { Band, CaseType } from '../kernel/words.js';
import { Case, type Lane } from './case.entity.js';
import { isCaseOpen, type CaseStatus } from './cases.states.js';

/** A case as lists and pages read it. */
export interface CaseRow extends Case {
  readonly companyName: string;
  readonly assigneeName: string | null;
  readonly laneRank: number;
}

const COLUMNS = `${columnsOf(Case, 'c')}, c.lane_rank AS "laneRank", a.company_name AS "companyName", s.name AS "assigneeName"`;
const FROM = `cases c JOIN accounts a ON a.id = c.account_id LEFT JOIN staff s ON s.id = c.assignee_id`;

/** Where the open work is; the partial indexes of the queue hold just this. */
const OPEN_WORK = `c.status IN ('open','in_review','awaiting_customer','snoozed')`;

/** As the table's generated column has it: the indexes of the queue begin with the rank. */
const LANE_RANKS: Readonly<Record<Lane, number>> = { priority: 0, standard: 1 };

export interface CaseFilter {
  readonly type?: CaseType | undefined;
  /** One status, or several. */
  readonly status?: CaseStatus | readonly CaseStatus[] | undefined;
  readonly queue?: string | undefined;
  readonly lane?: Lane | undefined;
  /** A staff id, or null for unclaimed ones. */
  readonly assigneeId?: string | null | undefined;
  readonly accountId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly country?: string | undefined;
  readonly band?: Band | undefined;
  /** Decided with this code. */
  readonly code?: string | undefined;
  readonly dueBefore?: Date | undefined;
  /** Company name or the beginning of the owner's e-mail address. */
  readonly q?: string | undefined;
}

export function findCase(id: string): Statement {
  return { name: 'find-case', text: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, values: [id] };
}

/**
 * A page of cases (desk: Queue; `GET /api/cases`). Open work comes in the order in which it is handed out, from the partial
 * indexes `cases_queue` and `cases_queue_type`; with a filter that reaches closed cases, the newest first.
 */
export function listCases(
  filter: CaseFilter,
  scope: SqlCondition,
  page: { limit: number; after: readonly (string | number)[] | null },
) {
  const values: unknown[] = [...scope.values];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const inOrder = isOpenWork(filter);
  const conditions = [scope.text, ...(inOrder ? [OPEN_WORK] : []), ...conditionsOf(filter, put)];
  if (page.after !== null) {
    const key = page.after.map(put);
    conditions.push(
      inOrder
        ? `(c.lane_rank, c.due_by, c.priority, c.id) > (${key.join(', ')})`
        : `(c.opened_at, c.id) < (${key.join(', ')})`,
    );
  }
  const order = inOrder ? 'c.lane_rank, c.due_by, c.priority, c.id' : 'c.opened_at DESC, c.id DESC';
  const text = `SELECT ${COLUMNS} FROM ${FROM} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ${put(page.limit + 1)}`;
  return { text, values, inOrder };
}

/** The key of a row in the order of its list. */
export function cursorOf(row: CaseRow, inOrder: boolean): readonly (string | number)[] {
  return inOrder
    ? [row.laneRank, row.dueBy.toISOString(), row.priority, row.id]
    : [row.openedAt.toISOString(), row.id];
}

/** The key behind a cursor that `cursorOf` made. @throws InvalidError for any other text */
export function decodeCaseCursor(cursor: string, inOrder: boolean): readonly (string | number)[] {
  const key = decodeCursor(cursor, inOrder ? 4 : 2);
  const [instant, id] = inOrder ? [key[1], key[3]] : [key[0], key[1]];
  const numbers = inOrder ? [key[0], key[2]] : [];
  if (isInstantAndId(instant, id) && numbers.every((part) => Number.isInteger(part))) return key;
  throw InvalidError.field(
    'cursor',
    'cursor_invalid',
    'This cursor was not given by this list. Start again without it.',
  );
}

/** Without a status, account, subject or code asked for, a list shows open work only. */
export function isOpenWork(filter: CaseFilter): boolean {
  const closed = statusesOf(filter).some((status) => !isCaseOpen(status));
  const whole = filter.accountId !== undefined || filter.subjectId !== undefined || filter.code !== undefined;
  return !closed && !(whole && filter.status === undefined);
}

function statusesOf({ status }: CaseFilter): readonly CaseStatus[] {
  return status === undefined ? [] : [status].flat();
}

function conditionsOf(filter: CaseFilter, put: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const equal = {
    'c.type': filter.type,
    'c.queue': filter.queue,
    'c.lane_rank': filter.lane === undefined ? undefined : LANE_RANKS[filter.lane],
    'c.account_id': filter.accountId,
    'c.subject_id': filter.subjectId,
    'c.country': filter.country,
    'c.band': filter.band,
  };
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) conditions.push(`${column} = ${put(value)}`);
  const statuses = statusesOf(filter);
  if (statuses.length > 0) conditions.push(`c.status = ANY (${put(statuses)})`);
  if (filter.assigneeId === null) conditions.push('c.assignee_id IS NULL');
  else if (filter.assigneeId !== undefined) conditions.push(`c.assignee_id = ${put(filter.assigneeId)}`);
  if (filter.dueBefore !== undefined) conditions.push(`c.due_by < ${put(filter.dueBefore)}`);
  if (filter.code !== undefined)
    conditions.push(
      `EXISTS (SELECT 1 FROM decisions d WHERE d.case_id = c.id AND ${put(filter.code)} = ANY (d.codes))`,
    );
  if (filter.q !== undefined) {
    const pattern = filter.q.replaceAll(/[\\%_]/g, '\\$&');
    conditions.push(`(a.company_name ILIKE ${put(`%${pattern}%`)} OR a.email ILIKE ${put(`${pattern}%`)})`);
  }
  return conditions;
}

/** How many open cases of its type are handed out before this one, counted to at most `most`. */
export function countAhead(row: CaseRow, most: number): Statement {
  return {
    name: 'count-cases-ahead',
    text: `SELECT count(*)::int AS count FROM (
             SELECT 1 FROM cases c WHERE c.type = $1 AND c.status = 'open'
               AND (c.lane_rank, c.due_by, c.priority, c.id) < ($2, $3, $4, $5) LIMIT $6) ahead`,
    values: [row.type, row.laneRank, row.dueBy, row.priority, row.id, most],
  };
}

/** The same for each of several open cases. */
export function countAheadOfEach(ids: readonly string[], most: number): Statement {
  return {
    name: 'count-cases-ahead-of-each',
    text: `SELECT k.id, (SELECT count(*)::int FROM (
             SELECT 1 FROM cases c WHERE c.type = k.type AND c.status = 'open'
               AND (c.lane_rank, c.due_by, c.priority, c.id) < (k.lane_rank, k.due_by, k.priority, k.id) LIMIT $2) ahead) AS count
           FROM cases k WHERE k.id = ANY ($1)`,
    values: [ids, most],
  };
}
