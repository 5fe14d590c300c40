import type { Statement } from '../database/statement.js';

export interface NewSessionRow {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly kind: 'staff' | 'customer';
  readonly staffId: string | null;
  readonly portalUserId: string | null;
  readonly accountId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

export function insertSession(row: NewSessionRow): Statement {
  return {
    name: 'insert-session',
    text: `INSERT INTO sessions (id, token_hash, kind, staff_id, portal_user_id, account_id, ip, user_agent, created_at, last_seen_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
    values: [
      row.id,
      row.tokenHash,
      row.kind,
      row.staffId,
      row.portalUserId,
      row.accountId,
      row.ip,
      row.userAgent,
      row.now,
      row.expiresAt,
    ],
  };
}

/** Moves the idle limit on, never past the absolute one; at most once a minute, so that a page does not cost a write. */
export function touchSession(id: string, now: Date, idleMs: number, absoluteMs: number): Statement {
  return {
    name: 'touch-session',
    text: `UPDATE sessions SET last_seen_at = $2,
             expires_at = least($2::timestamptz + $3::int * interval '1 second', created_at + $4::int * interval '1 second')
           WHERE id = $1 AND last_seen_at <= $2::timestamptz - interval '1 minute'`,
    values: [id, now, idleMs / 1000, absoluteMs / 1000],
  };
}

export function revokeSessionByHash(tokenHash: Buffer, now: Date): Statement {
  return {
    name: 'revoke-session-by-hash',
    text: `UPDATE sessions SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL`,
    values: [tokenHash, now],
  };
}

/** Ends one session of that person; gives its id, or nothing when it is not his or has ended. */
export function revokeSessionOf(personId: string, sessionId: string, now: Date): Statement {
  return {
    name: 'revoke-session-of',
    text: `UPDATE sessions SET revoked_at = $3
           WHERE id = $2 AND (staff_id = $1 OR portal_user_id = $1) AND revoked_at IS NULL RETURNING id`,
    values: [personId, sessionId, now],
  };
}

/** Ends every session of that person but one (null: every one); gives their ids. */
export function revokeSessionsOf(personId: string, exceptId: string | null, now: Date): Statement {
  return {
    name: 'revoke-sessions-of',
    text: `UPDATE sessions SET revoked_at = $3
           WHERE (staff_id = $1 OR portal_user_id = $1) AND revoked_at IS NULL AND id IS DISTINCT FROM $2::uuid RETURNING id`,
    values: [personId, exceptId, now],
  };
}

export interface LiveSessionRow {
  readonly id: string;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
}

/** For the page of a person's sessions; the newest first. */
export function liveSessionsOf(personId: string, now: Date): Statement {
  return {
    name: 'live-sessions-of',
    text: `SELECT id, ip, user_agent, created_at, last_seen_at FROM sessions
           WHERE (staff_id = $1 OR portal_user_id = $1) AND revoked_at IS NULL AND expires_at > $2
           ORDER BY last_seen_at DESC, id DESC LIMIT 100`,
    values: [personId, now],
  };
}
