import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import { Account } from './account.entity.js';

/** Gives the subaccounts that are not closed yet, in the order in which they are locked. */
export function openSubaccounts(parentId: string): Statement {
  return {
    name: 'open-subaccounts',
    text: `SELECT ${columnsOf(Account, 'a')} FROM accounts a WHERE a.parent_id = $1 AND a.status <> 'closed' ORDER BY a.id`,
    values: [parentId],
  };
}

/** Signs out everybody who is signed in for the account. */
export function revokeSessionsFor(accountId: string, at: Date): Statement {
  return {
    name: 'revoke-sessions-for-account',
    text: `UPDATE sessions SET revoked_at = $2
           WHERE portal_user_id IN (SELECT m.portal_user_id FROM portal_memberships m WHERE m.account_id = $1)
             AND account_id = $1 AND revoked_at IS NULL`,
    values: [accountId, at],
  };
}

/** Ends every API key of the account. */
export function revokeApiKeysOf(accountId: string, at: Date): Statement {
  return {
    name: 'revoke-api-keys-of-account',
    text: `UPDATE api_keys SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL`,
    values: [accountId, at],
  };
}
