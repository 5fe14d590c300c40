import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import type { InstantKey } from '../../kernel/instant-cursor.js';
import { PhoneNumber } from './phone-number.entity.js';

const LIVE = 'n.released_at IS NULL';

/** For `GET /api/accounts/{AC}/numbers`, on the index numbers_account. */
export function liveNumbersOf(accountId: string, after: InstantKey | null, limit: number): Statement {
  const live = `SELECT ${columnsOf(PhoneNumber, 'n')} FROM numbers n WHERE n.account_id = $1 AND ${LIVE}`;
  const order = `ORDER BY n.added_at DESC, n.id DESC LIMIT $2`;
  if (after === null) return { name: 'live-numbers', text: `${live} ${order}`, values: [accountId, limit] };
  return {
    name: 'live-numbers-after',
    text: `${live} AND (n.added_at, n.id) < ($3, $4) ${order}`,
    values: [accountId, limit, after.at, after.id],
  };
}

export function findLiveNumber(id: string): Statement {
  return {
    name: 'live-number',
    text: `SELECT ${columnsOf(PhoneNumber, 'n')} FROM numbers n WHERE n.id = $1 AND ${LIVE}`,
    values: [id],
  };
}

/** Whoever releases or transfers a number locks its row first, then the accounts. */
export function lockLiveNumber(id: string): Statement {
  return {
    name: 'lock-live-number',
    text: `SELECT ${columnsOf(PhoneNumber, 'n')} FROM numbers n WHERE n.id = $1 AND ${LIVE} FOR UPDATE`,
    values: [id],
  };
}

/** Which numbers go with an account that is being closed. */
export function liveNumberIdsOf(accountId: string): Statement {
  return {
    name: 'live-number-ids',
    text: `SELECT n.id FROM numbers n WHERE n.account_id = $1 AND ${LIVE} ORDER BY n.id`,
    values: [accountId],
  };
}

/** Ends every number of an account that is being closed, and gives them. */
export function releaseNumbersOf(accountId: string, at: Date): Statement {
  return {
    name: 'release-numbers-of',
    text: `UPDATE numbers n SET released_at = $2 WHERE n.account_id = $1 AND ${LIVE}
           RETURNING ${columnsOf(PhoneNumber, 'n')}`,
    values: [accountId, at],
  };
}
