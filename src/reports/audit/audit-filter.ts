import type { SqlCondition } from '../../access/ability-sql.js';
import { filterSql, type ListFilters } from '../../accounts/list-filter.js';
import { DAY } from '../../kernel/clock.js';
import { parseSid, SID_PREFIXES, type SidKind } from '../../kernel/ids.js';
import type { AuditQuery } from './audit.dto.js';

/** Text is searched without an index, so never through more than this. */
const MOST_SEARCHED = 92 * DAY;

interface AuditFilter {
  readonly actorKind?: string | undefined;
  readonly actorId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly action?: string | undefined;
  readonly thing?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly sid?: string | undefined;
  readonly text?: string | undefined;
}

/** The indexes are `audit_events_actor`, `_account`, `_case`, `_action` and, for the rest, `_at`. */
const FILTERS: ListFilters<keyof AuditFilter> = {
  actorKind: (place) => `e.actor_kind = ${place}`,
  actorId: (place) => `e.actor_id = ${place}`,
  accountId: (place) => `e.account_id = ${place}`,
  caseId: (place) => `e.case_id = ${place}`,
  action: (place) => `e.action = ${place}`,
  thing: (place) => `e.action LIKE ${place}`,
  from: (place) => `e.at >= ${place}`,
  to: (place) => `e.at < ${place}`,
  sid: (place) => `${place}::uuid IN (e.subject_id, e.account_id, e.case_id, e.actor_id)`,
  text: (place) => `(e.actor_label ILIKE ${place} OR e.ip ILIKE ${place} OR e.detail::text ILIKE ${place})`,
};

/** The conditions on `audit_events e` for what was asked; places count from `firstParameter`. */
export function auditFilterSql(query: AuditQuery, now: Date, firstParameter: number): SqlCondition {
  return filterSql(FILTERS, filterOf(query, now), firstParameter);
}

function filterOf(query: AuditQuery, now: Date): AuditFilter {
  const to = query.to === undefined ? undefined : endOf(query.to);
  const from = query.from === undefined ? undefined : new Date(query.from);
  return {
    ...actorOf(query.actor),
    ...actionOf(query.action),
    ...searchFor(query.q),
    accountId: uuidIn(query.account),
    caseId: uuidIn(query.case),
    from: query.q === undefined ? from : searchedFrom(from, to ?? now),
    to,
  };
}

/** `2026-11-30` means to the end of that day. */
function endOf(text: string): Date {
  const at = new Date(text);
  return text.length === 10 ? new Date(at.getTime() + DAY) : at;
}

function searchedFrom(from: Date | undefined, to: Date): Date {
  const earliest = new Date(to.getTime() - MOST_SEARCHED);
  return from === undefined || from < earliest ? earliest : from;
}

function actorOf(actor: string | undefined): AuditFilter {
  const id = uuidIn(actor);
  return id === undefined ? { actorKind: actor } : { actorId: id };
}

function actionOf(action: string | undefined): AuditFilter {
  if (action === undefined || action.includes('.')) return { action };
  return { thing: `${action.replaceAll('_', String.raw`\_`)}.%` };
}

function searchFor(q: string | undefined): AuditFilter {
  const sid = uuidIn(q?.trim());
  if (sid !== undefined || q === undefined) return { sid };
  return { text: `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` };
}

const SID_KINDS = Object.keys(SID_PREFIXES) as SidKind[]; // Object.keys forgets the keys' type

/** The uuid in a sid of whatever kind; undefined when it is none. */
function uuidIn(sid: string | undefined): string | undefined {
  if (sid === undefined) return undefined;
  for (const kind of SID_KINDS) {
    const id = parseSid(kind, sid);
    if (id !== null) return id;
  }
  return undefined;
}
