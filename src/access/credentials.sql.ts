import type { Statement } from '../database/statement.js';
import type { Band, CaseType, Role } from '../kernel/words.js';
import type { StaffMember } from './principal.js';

export interface StaffRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: Role[];
  readonly scope_case_types: CaseType[] | null;
  readonly scope_countries: string[] | null;
  readonly scope_max_band: Band | null;
}

export const STAFF_COLUMNS =
  's.id, s.email, s.name, s.roles, s.scope_case_types, s.scope_countries, s.scope_max_band';

export function staffMemberOf(row: StaffRow): StaffMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    scope: { caseTypes: row.scope_case_types, countries: row.scope_countries, maxBand: row.scope_max_band },
  };
}

/** Who is behind a bearer token: a staff member by a personal access token, or the platform by a key. */
export interface BearerRow extends Partial<StaffRow> {
  readonly key_id: string | null;
  readonly key_name: string | null;
}

/** The one behind a bearer token, if any; a disabled person's tokens are dead at once, and so are revoked ones. */
export function bearerByHash(hash: Buffer): Statement {
  return {
    name: 'bearer-by-hash',
    text: `SELECT ${STAFF_COLUMNS}, NULL::uuid AS key_id, NULL::text AS key_name FROM staff_tokens t JOIN staff s ON s.id = t.staff_id
           WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND s.disabled_at IS NULL
           UNION ALL
           SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, k.id, k.name FROM platform_keys k
           WHERE k.key_hash = $1 AND k.revoked_at IS NULL`,
    values: [hash],
  };
}

export interface CustomerCredentialRow {
  readonly account_id: string;
  readonly company_name: string;
  readonly secret_hash: Buffer;
}

/** The hash to compare for HTTP Basic with an account's sid and token. */
export function accountCredential(accountId: string): Statement {
  return {
    name: 'account-credential',
    text: `SELECT id AS account_id, company_name, auth_token_hash AS secret_hash FROM accounts WHERE id = $1`,
    values: [accountId],
  };
}

/** The hash to compare for HTTP Basic with an API key's sid and secret. */
export function apiKeyCredential(keyId: string): Statement {
  return {
    name: 'api-key-credential',
    text: `SELECT k.account_id, a.company_name, k.secret_hash FROM api_keys k JOIN accounts a ON a.id = k.account_id
           WHERE k.id = $1 AND k.revoked_at IS NULL`,
    values: [keyId],
  };
}

export interface SessionRow extends Partial<StaffRow> {
  readonly session_id: string;
  readonly kind: 'staff' | 'customer';
  readonly portal_user_id: string | null;
  readonly account_id: string | null;
  readonly portal_email: string | null;
  readonly last_seen_at: Date;
}

/** A live session with the person behind it; a disabled staff member's sessions are dead at once. */
export function sessionByHash(hash: Buffer, now: Date): Statement {
  return {
    name: 'session-by-hash',
    text: `SELECT e.id AS session_id, e.kind, e.portal_user_id, e.account_id, u.email AS portal_email, e.last_seen_at, ${STAFF_COLUMNS}
           FROM sessions e LEFT JOIN staff s ON s.id = e.staff_id LEFT JOIN portal_users u ON u.id = e.portal_user_id
           WHERE e.token_hash = $1 AND e.revoked_at IS NULL AND e.expires_at > $2 AND (s.id IS NULL OR s.disabled_at IS NULL)`,
    values: [hash, now],
  };
}
