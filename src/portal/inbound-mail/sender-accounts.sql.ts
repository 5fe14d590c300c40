import type { Statement } from '../../database/statement.js';
import type { AccountStatus, Plan } from '../../kernel/words.js';
import type { OutboundPermissionStatus } from '../../outbound-permissions/outbound-permissions.states.js';

/** An account for which the holder of an address may speak, and how it stands. */
export interface SenderAccount {
  readonly accountId: string;
  readonly companyName: string;
  /** The account's own address, as we have it. */
  readonly email: string;
  readonly country: string;
  readonly status: AccountStatus;
  readonly plan: Plan;
  /** The person who signs in under the address, if there is one for this account. */
  readonly portalUserId: string | null;
  /** His address, as we have it. */
  readonly personEmail: string | null;
  readonly openTicketId: string | null;
  /** The unfinished request for outbound permission. */
  readonly requestId: string | null;
  readonly requestStatus: OutboundPermissionStatus | null;
  readonly requestHasPurpose: boolean;
  readonly isGranted: boolean;
  readonly isSubaccount: boolean;
}

/** More accounts than one address has, whatever somebody tries. */
const MOST_ACCOUNTS = 20;

/** Gives `SenderAccount` rows, the oldest account first: those whose own address it is, and those for which its holder signs in. */
export function accountsOfSender(address: string, now: Date): Statement {
  return {
    name: 'accounts-of-mail-sender',
    text: `WITH person AS (SELECT u.id, u.email FROM portal_users u WHERE lower(u.email) = $1),
             reach AS (
               SELECT a.id FROM accounts a WHERE lower(a.email) = $1
               UNION SELECT m.account_id FROM portal_memberships m WHERE m.portal_user_id = (SELECT id FROM person))
           SELECT a.id AS "accountId", a.company_name AS "companyName", a.email, a.country, a.status, a.plan,
             m.portal_user_id AS "portalUserId", (SELECT email FROM person) AS "personEmail",
             (SELECT r.id FROM reassessments r WHERE r.account_id = a.id AND r.status IN ('open', 'awaiting_customer')) AS "openTicketId",
             o.id AS "requestId", o.status AS "requestStatus", o.purpose IS NOT NULL AS "requestHasPurpose",
             EXISTS (SELECT FROM outbound_permissions g WHERE g.account_id = a.id AND g.status = 'granted'
               AND (g.condition_until IS NULL OR g.condition_until > $2)) AS "isGranted",
             a.parent_id IS NOT NULL AS "isSubaccount"
           FROM accounts a
             LEFT JOIN portal_memberships m ON m.account_id = a.id AND m.portal_user_id = (SELECT id FROM person)
             LEFT JOIN outbound_permissions o ON o.account_id = a.id AND o.status IN ('open', 'in_review', 'in_discussion')
           WHERE a.id IN (SELECT id FROM reach) AND a.status <> 'closed'
           ORDER BY a.created_at, a.id LIMIT ${MOST_ACCOUNTS}`,
    values: [address, now],
  };
}
