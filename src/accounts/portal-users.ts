import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../kernel/ids.js';
import { PortalUser } from './portal-user.entity.js';

/** Somebody who signs in for an account. */
export interface EnsuredPortalUser {
  readonly id: string;
  /** The address as it was first written. */
  readonly email: string;
  /** False: he has never set one and needs a link to do so. */
  readonly hasPassword: boolean;
}

/**
 * One person per e-mail address, whatever its capitals; he becomes a member of the account. The account's row may be a write of
 * the same transaction. Of two calls at once for one address, the second waits and finds the person of the first.
 */
export async function ensurePortalUser(
  tx: Tx,
  email: string,
  accountId: string,
  at: Date,
): Promise<EnsuredPortalUser> {
  const [person] = await tx.query<EnsuredPortalUser>({
    name: 'ensure-portal-user',
    text: `WITH person AS (
             INSERT INTO portal_users AS u (id, email, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (lower(email)) DO UPDATE SET email = u.email
             RETURNING u.id, u.email, u.password_hash IS NOT NULL AS "hasPassword"
           ), member AS (
             INSERT INTO portal_memberships (portal_user_id, account_id) SELECT id, $4 FROM person ON CONFLICT DO NOTHING
           )
           SELECT id, email, "hasPassword" FROM person`,
    values: [newId(at), email, at, accountId],
  });
  if (person === undefined) throw new Error('The portal user was neither found nor made.');
  return person;
}

/** Gives `PortalUser` rows: the person of that address, if there is one. */
export function portalUserByEmail(email: string): Statement {
  return {
    name: 'portal-user-by-email',
    text: `SELECT ${columnsOf(PortalUser, 'u')} FROM portal_users u WHERE lower(u.email) = lower($1)`,
    values: [email],
  };
}

/** Gives `PortalUser` rows: who signs in for the account, the first comer first. */
export function membersOfAccount(accountId: string): Statement {
  return {
    name: 'members-of-account',
    text: `SELECT ${columnsOf(PortalUser, 'u')} FROM portal_memberships m JOIN portal_users u ON u.id = m.portal_user_id
           WHERE m.account_id = $1 ORDER BY u.created_at, u.id`,
    values: [accountId],
  };
}

/** Gives rows `{accountId, companyName, friendlyName, status}`: for which accounts a person signs in, the oldest first. */
export function accountsOfMember(portalUserId: string): Statement {
  return {
    name: 'accounts-of-member',
    text: `SELECT a.id AS "accountId", a.company_name AS "companyName", a.friendly_name AS "friendlyName", a.status
           FROM portal_memberships m JOIN accounts a ON a.id = m.account_id
           WHERE m.portal_user_id = $1 ORDER BY a.created_at, a.id`,
    values: [portalUserId],
  };
}
