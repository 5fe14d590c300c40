import type { CaseStatus } from '../cases/cases.states.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import { OutboundPermission } from './outbound-permission.entity.js';

/** A request with what guards it and whom to write to. */
export interface RequestWithAccount extends OutboundPermission {
  readonly parentId: string | null;
  readonly companyName: string;
  readonly email: string;
  /** Of the case behind it, if there is one. */
  readonly caseStatus: CaseStatus | null;
  readonly aimBy: Date | null;
  readonly dueBy: Date | null;
}

const REQUESTS = `SELECT ${columnsOf(OutboundPermission, 'o')}, a.parent_id AS "parentId", a.company_name AS "companyName", a.email,
             c.status AS "caseStatus", c.aim_by AS "aimBy", c.due_by AS "dueBy"
           FROM outbound_permissions o JOIN accounts a ON a.id = o.account_id
           LEFT JOIN cases c ON c.id = o.case_id`;

/** One request. */
export function findRequest(id: string): Statement {
  return { name: 'find-outbound-permission', text: `${REQUESTS} WHERE o.id = $1`, values: [id] };
}

/** The requests within a scope, newest first, through the index by account; for the customer's own list. */
export function requestsWithin(scope: string, keyset: string, limit: number): string {
  return `${REQUESTS} WHERE ${scope} ${keyset} ORDER BY o.opened_at DESC, o.id DESC LIMIT $${limit}`;
}

/** What was written about a request, the oldest first. */
export function messagesOfCase(caseId: string): Statement {
  return {
    name: 'list-request-messages',
    text: `SELECT m.author_kind AS "authorKind", m.text, m.fields, m.created_at AS "createdAt"
           FROM case_messages m WHERE m.case_id = $1 ORDER BY m.created_at, m.id`,
    values: [caseId],
  };
}

/** A reviewer asks, so the request is under discussion. */
export function askCustomer(id: string): Statement {
  return {
    name: 'ask-about-outbound-permission',
    text: `UPDATE outbound_permissions SET status = 'in_discussion', version = version + 1 WHERE id = $1`,
    values: [id],
    touches: `outbound_permissions ${id}`,
  };
}

/** The account is closed, and its request or grant with it. */
export function endWithAccount(id: string, at: Date): Statement {
  return {
    name: 'end-outbound-permission-with-account',
    text: `UPDATE outbound_permissions SET status = 'closed', ended_at = $2, end_reason = 'account_closed', version = version + 1
           WHERE id = $1 AND status IN ('open','in_review','in_discussion','granted')`,
    values: [id, at.toISOString()],
    touches: `outbound_permissions ${id}`,
  };
}

/** What stands or is under way for an account; the database allows one of each. */
export function standingRequests(accountId: string): Statement {
  return {
    name: 'standing-outbound-permissions',
    text: `SELECT ${columnsOf(OutboundPermission, 'o')} FROM outbound_permissions o
           WHERE o.account_id = $1 AND o.status IN ('open','in_review','in_discussion','granted')`,
    values: [accountId],
  };
}

/** T13, T15: the kinds of facts about an account and its subaccounts, which send on its permission, that were not cleared. */
export function factsAboutSending(accountId: string): Statement {
  return {
    name: 'facts-about-sending',
    text: `SELECT DISTINCT f.kind FROM account_facts f JOIN accounts a ON a.id = f.account_id
           WHERE (a.id = $1 OR a.parent_id = $1) AND f.cleared_at IS NULL ORDER BY f.kind`,
    values: [accountId],
  };
}
