import type { HoldCode } from '../holds/hold.codes.js';
import type { HoldKind, HoldSource } from '../holds/hold.entity.js';
import type { FactKind, FactSource } from '../accounts/account-facts.js';
import type { CaseStatus } from '../cases/cases.states.js';
import type { Conditions, Outcome } from '../cases/decision.entity.js';
import type { Assessment } from '../assessments/assessment.entity.js';
import type { Statement } from '../database/statement.js';
import type { CaseType, Service } from '../kernel/words.js';

/** What the case page and the account page show of an account's past. Times are ISO texts, as `readTogether` gives them. */
export interface AccountHistory {
  readonly holds: HistoricHold;
  readonly facts: HistoricFact;
  readonly cases: HistoricCase;
  readonly assessments: HistoricAssessment;
  readonly events: HistoricEvent;
}

export interface HistoricHold {
  readonly id: string;
  readonly kind: HoldKind;
  readonly code: HoldCode;
  readonly source: HoldSource;
  readonly services: readonly Service[] | null;
  readonly note: string | null;
  readonly placedBy: string;
  readonly placedAt: string;
  readonly until: string | null;
  readonly releasedAt: string | null;
  readonly releasedBy: string | null;
  readonly releaseNote: string | null;
  readonly inheritedFrom: string | null;
  readonly version: number;
}

export interface HistoricFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly zeroTolerance: boolean;
  readonly source: FactSource;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly occurredAt: string;
  readonly clearedAt: string | null;
  readonly clearedBy: string | null;
  readonly clearedNote: string | null;
}

export interface HistoricCase {
  readonly id: string;
  readonly type: CaseType;
  readonly round: number;
  readonly status: CaseStatus;
  readonly openedAt: string;
  readonly outcome: Outcome | null;
  readonly codes: readonly string[] | null;
  readonly note: string | null;
  readonly publicMessage: string | null;
  readonly conditions: Conditions | null;
  readonly decidedBy: string | null;
  readonly confirmedBy: string | null;
  readonly decidedAt: string | null;
}

export type HistoricAssessment = Omit<Assessment, 'createdAt'> & { readonly createdAt: string };

export interface HistoricEvent {
  readonly at: string;
  readonly action: string;
  readonly actorKind: string;
  readonly actorLabel: string;
  readonly caseId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Open ones first, then the newest; index holds_account. */
export function holdsOf(accountId: string): Statement {
  return {
    name: 'desk-holds',
    text: `SELECT h.id, h.kind, h.code, h.source, h.services, h.note, h.placed_by_label AS "placedBy", h.placed_at AS "placedAt", h.until,
             h.released_at AS "releasedAt", h.released_by_label AS "releasedBy", h.release_note AS "releaseNote",
             h.inherited_from AS "inheritedFrom", h.version
           FROM holds h WHERE h.account_id = $1
           ORDER BY (h.released_at IS NULL) DESC, h.placed_at DESC, h.id DESC LIMIT 20`,
    values: [accountId],
  };
}

/** The newest first; index account_facts_account. */
export function factsOf(accountId: string): Statement {
  return {
    name: 'desk-facts',
    text: `SELECT f.id, f.kind, f.zero_tolerance AS "zeroTolerance", f.source, f.detail, f.occurred_at AS "occurredAt",
             f.cleared_at AS "clearedAt", s.name AS "clearedBy", f.cleared_note AS "clearedNote"
           FROM account_facts f LEFT JOIN staff s ON s.id = f.cleared_by
           WHERE f.account_id = $1 ORDER BY f.recorded_at DESC, f.id DESC LIMIT 20`,
    values: [accountId],
  };
}

/** The newest first, each with what was decided last: a discussion may have come before (T16). Indexes cases_account, decisions_case. */
export function casesOf(accountId: string): Statement {
  return {
    name: 'desk-cases',
    text: `SELECT c.id, c.type, c.round, c.status, c.opened_at AS "openedAt", d.outcome, d.codes, d.note,
             d.public_message AS "publicMessage", d.conditions, d.actor_label AS "decidedBy",
             d.confirmed_by_label AS "confirmedBy", d.decided_at AS "decidedAt"
           FROM cases c LEFT JOIN LATERAL (
             SELECT * FROM decisions WHERE case_id = c.id ORDER BY decided_at DESC, id DESC LIMIT 1) d ON true
           WHERE c.account_id = $1 ORDER BY c.opened_at DESC, c.id DESC LIMIT 20`,
    values: [accountId],
  };
}

/** What only says that somebody looked: for the auditor, not for the timeline. */
const LOOKED = `e.action NOT IN ('case.opened_by_reader','account.opened_by_reader','evidence.opened','evidence.previewed')`;

/** The newest first: what happened to the account, and to this case of it or to all; index audit_events_account. */
export function eventsOf(accountId: string, caseId: string | null, limit: number): Statement {
  return {
    name: 'desk-events',
    text: `SELECT e.at, e.action, e.actor_kind AS "actorKind", e.actor_label AS "actorLabel", e.case_id AS "caseId", e.detail
           FROM audit_events e
           WHERE e.account_id = $1 AND ($2::uuid IS NULL OR e.case_id = $2 OR e.case_id IS NULL) AND ${LOOKED}
           ORDER BY e.at DESC, e.id DESC LIMIT $3`,
    values: [accountId, caseId, limit],
  };
}
