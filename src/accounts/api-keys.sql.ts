import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { InstantKey } from '../kernel/instant-cursor.js';
import { ApiKey } from './api-key.entity.js';

/** For `GET /api/accounts/{AC}/api-keys`, on the index api_keys_live. */
export function liveApiKeys(accountId: string, after: InstantKey | null, limit: number): Statement {
  const live = `SELECT ${columnsOf(ApiKey, 'k')} FROM api_keys k WHERE k.account_id = $1 AND k.revoked_at IS NULL`;
  const order = `ORDER BY k.created_at DESC, k.id DESC LIMIT $2`;
  if (after === null) return { name: 'live-api-keys', text: `${live} ${order}`, values: [accountId, limit] };
  return {
    name: 'live-api-keys-after',
    text: `${live} AND (k.created_at, k.id) < ($3, $4) ${order}`,
    values: [accountId, limit, after.at, after.id],
  };
}

/** Ends one live key of that account and gives it. */
export function revokeApiKey(accountId: string, keyId: string, at: Date): Statement {
  return {
    name: 'revoke-api-key',
    text: `UPDATE api_keys k SET revoked_at = $3 WHERE k.account_id = $1 AND k.id = $2 AND k.revoked_at IS NULL
           RETURNING ${columnsOf(ApiKey, 'k')}`,
    values: [accountId, keyId, at],
  };
}
