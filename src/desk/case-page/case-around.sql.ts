import type { DecisionRequest } from '../../cases/decision-request.js';
import type { Outcome } from '../../cases/decision.entity.js';
import type { PendingDecision } from '../../cases/pending-decision.entity.js';
import type { CaseRow } from '../../cases/read-cases.sql.js';
import type { Statement } from '../../database/statement.js';
import type { Band, CaseType } from '../../kernel/words.js';

/** What stands around a case besides its subject and its account. Times are ISO texts, as `readTogether` gives them. */
export interface CaseAround {
  readonly messages: WrittenMessage;
  readonly pending: WaitingDecision;
  readonly receivers: Receiver;
  readonly precedents: Precedent;
}

export interface WrittenMessage {
  readonly authorKind: 'customer' | 'staff' | 'system';
  readonly authorLabel: string;
  readonly text: string;
  readonly fields: readonly string[];
  readonly createdAt: string;
}

export interface WaitingDecision {
  readonly id: string;
  readonly waitsFor: PendingDecision['waitsFor'];
  readonly staffId: string;
  readonly staffName: string;
  readonly request: DecisionRequest;
  readonly applyAt: string | null;
  readonly createdAt: string;
}

export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface Precedent {
  readonly outcome: Outcome;
}

/** What was written to and fro, the oldest first. */
export function messagesOf(caseId: string): Statement {
  return {
    name: 'desk-messages',
    text: `SELECT m.author_kind AS "authorKind", m.author_label AS "authorLabel", m.text, m.fields, m.created_at AS "createdAt"
           FROM case_messages m WHERE m.case_id = $1 ORDER BY m.created_at, m.id LIMIT 100`,
    values: [caseId],
  };
}

/** The decision that waits on the case, if one does. */
export function pendingOf(caseId: string): Statement {
  return {
    name: 'desk-pending-decision',
    text: `SELECT p.id, p.waits_for AS "waitsFor", p.staff_id AS "staffId", s.name AS "staffName", p.request, p.apply_at AS "applyAt",
             p.created_at AS "createdAt"
           FROM pending_decisions p JOIN staff s ON s.id = p.staff_id WHERE p.case_id = $1 AND p.settled_at IS NULL`,
    values: [caseId],
  };
}

/**
 * To whom the case could be handed off: reviewers whose scope holds it, but not who decided an earlier round (P35) and not
 * who has it already. Whether he may truly take it is asked again when it is handed over.
 */
export function receiversOf(row: CaseRow, bandsUpTo: readonly Band[]): Statement {
  return {
    name: 'desk-receivers',
    text: `SELECT s.id, s.name, s.roles FROM staff s
           WHERE s.disabled_at IS NULL AND s.roles && ARRAY['reviewer','senior_reviewer']
             AND (s.scope_case_types IS NULL OR $1 = ANY (s.scope_case_types))
             AND (s.scope_countries IS NULL OR $2 = ANY (s.scope_countries))
             AND (s.scope_max_band IS NULL OR s.scope_max_band = ANY ($3))
             AND NOT s.id = ANY ($4) AND s.id IS DISTINCT FROM $5
           ORDER BY s.name, s.id LIMIT 200`,
    values: [row.type, row.country, bandsUpTo, row.excludedStaffIds, row.assigneeId],
  };
}

/** How many decided cases are looked through, and how many of them count. */
const LOOKED_THROUGH = 500;
const COUNTED = 10;

/**
 * How people decided the last cases of this type and band. Looks through the 500 cases closed last, so it costs the same at any
 * size of the history; index cases_closed.
 */
export function precedentsOf(type: CaseType, band: Band): Statement {
  return {
    name: 'desk-precedents',
    text: `SELECT d.outcome FROM (
             SELECT c.id, c.type, c.band, c.status, c.closed_at FROM cases c WHERE c.closed_at IS NOT NULL
             ORDER BY c.closed_at DESC, c.id DESC LIMIT ${LOOKED_THROUGH}) recent
           JOIN decisions d ON d.case_id = recent.id
           WHERE recent.type = $1 AND recent.band = $2 AND recent.status = 'decided' AND d.actor_kind = 'staff'
             AND d.outcome <> 'discuss'
           ORDER BY recent.closed_at DESC, recent.id DESC LIMIT ${COUNTED}`,
    values: [type, band],
  };
}
