import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { Evidence } from './evidence.entity.js';

/** Evidence with what decides who may see it: its account's parent, country and band. */
export interface GuardedEvidence extends Evidence {
  readonly parentId: string | null;
  readonly country: string;
  readonly band: string;
}

export function findEvidence(id: string): Statement {
  return {
    name: 'find-evidence',
    text: `SELECT ${columnsOf(Evidence, 'e')}, a.parent_id AS "parentId", a.country, a.band
           FROM evidence e JOIN accounts a ON a.id = e.account_id WHERE e.id = $1`,
    values: [id],
  };
}
