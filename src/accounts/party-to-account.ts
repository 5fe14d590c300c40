import type { StaffMember } from '../access/principal.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { PartyToAccountError } from './account-refusals.js';

/**
 * A staff member is a party to an account when he was entered as one, or when the account, or somebody who signs in for it,
 * has his e-mail address. A party to the parent account is a party to its subaccounts.
 */
function findParty(staffId: string, email: string, accountId: string): Statement {
  return {
    name: 'find-party-to-account',
    text: `SELECT a.id FROM accounts a
           WHERE (a.id = $3 OR a.id = (SELECT c.parent_id FROM accounts c WHERE c.id = $3))
             AND (lower(a.email) = lower($2)
               OR EXISTS (SELECT 1 FROM staff_parties p WHERE p.staff_id = $1 AND p.account_id = a.id)
               OR EXISTS (SELECT 1 FROM portal_memberships m JOIN portal_users u ON u.id = m.portal_user_id
                          WHERE m.account_id = a.id AND lower(u.email) = lower($2)))
           LIMIT 1`,
    values: [staffId, email, accountId],
  };
}

/** Refuses a person who is a party to the account; asked inside the transaction that acts on it. @throws PartyToAccountError */
export async function refuseParty(tx: Tx, staff: StaffMember, accountId: string): Promise<void> {
  const parties = await tx.query(findParty(staff.id, staff.email, accountId));
  if (parties.length > 0) throw new PartyToAccountError();
}
