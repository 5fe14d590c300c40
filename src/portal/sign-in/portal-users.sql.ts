import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { PortalUser } from '../../accounts/portal-user.entity.js';
import type { AccountStatus } from '../../kernel/words.js';

/** An account for which a person may sign in. */
export interface ReachableAccount {
  readonly accountId: string;
  readonly parentId: string | null;
  readonly companyName: string;
  readonly friendlyName: string | null;
  readonly status: AccountStatus;
}

/** The accounts of which a person is a member, and their subaccounts; those that are not closed first, then the oldest. */
export function reachableAccounts(portalUserId: string): Statement {
  return {
    name: 'reachable-accounts',
    text: `WITH member AS (SELECT m.account_id FROM portal_memberships m WHERE m.portal_user_id = $1)
           SELECT a.id AS "accountId", a.parent_id AS "parentId", a.company_name AS "companyName",
             a.friendly_name AS "friendlyName", a.status
           FROM accounts a WHERE a.id IN (SELECT account_id FROM member) OR a.parent_id IN (SELECT account_id FROM member)
           ORDER BY (a.status = 'closed'), (a.parent_id IS NOT NULL), a.created_at, a.id LIMIT 200`,
    values: [portalUserId],
  };
}

/** Gives `{accountId}`: the account of a ticket, if the person may sign in for it. */
export function reachableAccountOfTicket(portalUserId: string, ticketId: string): Statement {
  return {
    name: 'reachable-account-of-ticket',
    text: `SELECT a.id AS "accountId" FROM reassessments r JOIN accounts a ON a.id = r.account_id
           WHERE r.id = $2 AND EXISTS (
             SELECT 1 FROM portal_memberships m WHERE m.portal_user_id = $1 AND m.account_id IN (a.id, a.parent_id))`,
    values: [portalUserId, ticketId],
  };
}

export function portalUserById(id: string): Statement {
  return {
    name: 'portal-user-by-id',
    text: `SELECT ${columnsOf(PortalUser, 'u')} FROM portal_users u WHERE u.id = $1`,
    values: [id],
  };
}
