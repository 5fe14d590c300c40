import type { Statement } from '../database/statement.js';

/** What stands already of what a signup brings. */
export interface SignupStanding {
  /** Who signs in to the portal with that address; null when nobody does yet. */
  readonly portalUserId: string | null;
  readonly externalIdTaken: boolean;
}

/** Gives one `SignupStanding`. Asked at every signup. */
export function signupStanding(email: string, externalId: string | null): Statement {
  return {
    name: 'signup-standing',
    text: `SELECT (SELECT u.id FROM portal_users u WHERE lower(u.email) = lower($1)) AS "portalUserId",
                  EXISTS (SELECT 1 FROM accounts a WHERE a.external_id = $2) AS "externalIdTaken"`,
    values: [email, externalId],
  };
}
