import type { StaffPrincipal } from '../access/principal.js';
import { InvalidError } from '../kernel/errors.js';
import { parseSid, SID_PREFIXES, type SidKind } from '../kernel/ids.js';
import type { ListCasesQuery } from './cases.dto.js';
import type { CaseFilter } from './read-cases.sql.js';

/** What a list's query asks for, in the terms of the statement. @throws InvalidError at the field */
export function filterOf(by: StaffPrincipal, query: ListCasesQuery): CaseFilter {
  const { type, status, queue, lane, country, band, code, q, dueBefore, account, assignee, subject } = query;
  return {
    type,
    status,
    queue,
    lane,
    country,
    band,
    code,
    q,
    dueBefore: dueBefore === undefined ? undefined : new Date(dueBefore),
    accountId: account === undefined ? undefined : (parseSid('account', account) ?? undefined),
    assigneeId: assignee === undefined ? undefined : assigneeOf(by, assignee),
    subjectId: subject === undefined ? undefined : subjectOf(subject),
  };
}

function assigneeOf(by: StaffPrincipal, assignee: string): string | null {
  if (assignee === 'me') return by.staff.id;
  if (assignee === 'none') return null;
  const id = parseSid('staff', assignee);
  if (id === null)
    throw InvalidError.field('assignee', 'assignee_invalid', 'Give a staff sid (ST…), me, or none.');
  return id;
}

const PREFIX_KINDS: ReadonlyMap<string, SidKind> = new Map(
  Object.entries(SID_PREFIXES).map(([kind, prefix]) => [prefix, kind as SidKind]), // the keys of the table
);

function subjectOf(subject: string): string {
  const kind = PREFIX_KINDS.get(subject.slice(0, 2));
  const id = kind === undefined ? null : parseSid(kind, subject);
  if (id === null)
    throw InvalidError.field('subject', 'subject_invalid', 'Give the sid of what is reviewed, such as RT….');
  return id;
}
