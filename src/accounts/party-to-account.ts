import type { StaffMember } from '../access/principal.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { PartyToAccountError } from './account-refusals.js';

/**
 * A condition in SQL: a staff member is a party to an account when he was entered as one, or when the account, or somebody who
 * signs in for it, has his e-mail address. A party to the parent account is a party to its subaccounts.
 *
 * `account` is the alias of an `accounts` row, `staffId` and `email` are the expressions of the person's.
 */
export function isPartySql(account: string, staffId: string, email: string): string {
  return `EXISTS (
    SELECT 1 FROM accounts o WHERE o.id IN (${account}.id, ${account}.parent_id) AND (
      lower(o.email) = lower(${email})
      OR EXISTS (SELECT 1 FROM staff_parties p WHERE p.staff_id = ${staffId} AND p.account_id = o.id)
      OR EXISTS (SELECT 1 FROM portal_memberships m JOIN portal_users u ON u.id = m.portal_user_id
                 WHERE m.account_id = o.id AND lower(u.email) = lower(${email}))))`;
}

function findParty(staffId: string, email: string, accountId: string): Statement {
  return {
    name: 'find-party-to-account',
    text: `SELECT a.id FROM accounts a WHERE a.id = $3 AND ${isPartySql('a', '$1', '$2')}`,
    values: [staffId, email, accountId],
  };
}

/** Refuses a person who is a party to the account; asked inside the transaction that acts on it. @throws PartyToAccountError */
export async function refuseParty(tx: Tx, staff: StaffMember, accountId: string): Promise<void> {
  const parties = await tx.query(findParty(staff.id, staff.email, accountId));
  if (parties.length > 0) throw new PartyToAccountError();
}
