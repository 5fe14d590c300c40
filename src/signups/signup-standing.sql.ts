import type { LinkedRow } from '../assessments/find-links.sql.js';
import type { Statement } from '../database/statement.js';

/** Who signs in to the portal with an address. */
export interface KnownOwner {
  readonly id: string;
  /** False: he has never chosen one. */
  readonly hasPassword: boolean;
}

/** What stands already of what a signup brings. */
export interface SignupStanding {
  /** Null when nobody signs in with that address yet. */
  readonly owner: KnownOwner | null;
  readonly externalIdTaken: boolean;
}

/** What stands already, and the accounts on hold that share something. */
export interface SignupReads extends SignupStanding {
  readonly links: readonly LinkedRow[];
}

const standing = (email: string, externalId: string) =>
  `(SELECT json_build_object('id', u.id, 'hasPassword', u.password_hash IS NOT NULL)
    FROM portal_users u WHERE lower(u.email) = lower(${email})) AS owner,
   EXISTS (SELECT 1 FROM accounts a WHERE a.external_id = ${externalId}) AS "externalIdTaken"`;

/** Gives one `SignupStanding`. */
export function signupStanding(email: string, externalId: string | null): Statement {
  return { name: 'signup-standing', text: `SELECT ${standing('$1', '$2')}`, values: [email, externalId] };
}

/** Gives one `SignupReads`: all that a signup reads, in one round trip. `links` gives `LinkedRow`s. */
export function signupReads(links: Statement, email: string, externalId: string | null): Statement {
  const values = [...links.values, email, externalId];
  const places = standing(`$${values.length - 1}`, `$${values.length}`);
  return {
    name: 'signup-reads',
    text: `SELECT ${places}, (SELECT coalesce(json_agg(l), '[]') FROM (${links.text}) l) AS links`,
    values,
  };
}
