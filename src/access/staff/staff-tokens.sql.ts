import type { Statement } from '../../database/statement.js';

export interface LiveTokenRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
}

/** For the list of a person's tokens; the newest first. */
export function liveTokensOf(staffId: string): Statement {
  return {
    name: 'live-tokens-of',
    text: `SELECT id, name, created_at FROM staff_tokens WHERE staff_id = $1 AND revoked_at IS NULL
           ORDER BY id DESC LIMIT 200`,
    values: [staffId],
  };
}

/** Ends one token of that person; gives its name, or nothing when he has no such live token. */
export function revokeTokenOf(staffId: string, tokenId: string, now: Date): Statement {
  return {
    name: 'revoke-token-of',
    text: `UPDATE staff_tokens SET revoked_at = $3 WHERE id = $2 AND staff_id = $1 AND revoked_at IS NULL RETURNING name`,
    values: [staffId, tokenId, now],
  };
}

export function revokeTokensOf(staffId: string, now: Date): Statement {
  return {
    name: 'revoke-tokens-of',
    text: `UPDATE staff_tokens SET revoked_at = $2 WHERE staff_id = $1 AND revoked_at IS NULL`,
    values: [staffId, now],
  };
}
