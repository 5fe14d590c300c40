import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import { OutboundPermission } from './outbound-permission.entity.js';

/** A request with what guards it and whom to write to. */
export interface RequestWithAccount extends OutboundPermission {
  readonly parentId: string | null;
  readonly companyName: string;
  readonly email: string;
}

const REQUESTS = `SELECT ${columnsOf(OutboundPermission, 'o')}, a.parent_id AS "parentId", a.company_name AS "companyName", a.email
           FROM outbound_permissions o JOIN accounts a ON a.id = o.account_id`;

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
