import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { InstantKey } from '../kernel/instant-cursor.js';
import { AccountFact } from './account-facts.js';

const FACTS = `SELECT ${columnsOf(AccountFact, 'f')}, s.name AS "clearedByName"
               FROM account_facts f LEFT JOIN staff s ON s.id = f.cleared_by`;

/** A fact with the name of whoever cleared it. */
export interface FactRow extends AccountFact {
  readonly clearedByName: string | null;
}

/** Gives `FactRow`s: what is known about an account, the newest first; for the facts' list and the case page. */
export function factsOfAccount(accountId: string, after: InstantKey | null, limit: number): Statement {
  const order = `ORDER BY f.recorded_at DESC, f.id DESC LIMIT $2`;
  if (after === null)
    return {
      name: 'facts-of-account',
      text: `${FACTS} WHERE f.account_id = $1 ${order}`,
      values: [accountId, limit],
    };
  return {
    name: 'facts-of-account-after',
    text: `${FACTS} WHERE f.account_id = $1 AND (f.recorded_at, f.id) < ($3, $4) ${order}`,
    values: [accountId, limit, after.at, after.id],
  };
}

/** Gives `AccountFact`s: the zero-tolerance facts of an account that count (P27–P30), the oldest first. */
export function openZeroToleranceFacts(accountId: string): Statement {
  return {
    name: 'open-zero-tolerance-facts',
    text: `SELECT ${columnsOf(AccountFact, 'f')} FROM account_facts f
           WHERE f.account_id = $1 AND f.zero_tolerance AND f.cleared_at IS NULL ORDER BY f.recorded_at, f.id`,
    values: [accountId],
  };
}

/** One fact of that account, locked. */
export function lockFact(accountId: string, factId: string): Statement {
  return {
    name: 'lock-account-fact',
    text: `SELECT ${columnsOf(AccountFact, 'f')} FROM account_facts f WHERE f.account_id = $1 AND f.id = $2 FOR UPDATE`,
    values: [accountId, factId],
  };
}
