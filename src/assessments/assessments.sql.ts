import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Band } from '../kernel/words.js';
import { Assessment } from './assessment.entity.js';

/** An assessment with what of its account guards it. */
export interface GuardedAssessment extends Assessment {
  readonly parentId: string | null;
  readonly accountCountry: string;
  readonly accountBand: Band;
}

/** Gives `GuardedAssessment`s; for `GET /api/assessments/{AS}`. */
export function assessmentById(id: string): Statement {
  return {
    name: 'assessment-by-id',
    text: `SELECT ${columnsOf(Assessment, 's')}, a.parent_id AS "parentId", a.country AS "accountCountry", a.band AS "accountBand"
           FROM assessments s JOIN accounts a ON a.id = s.account_id WHERE s.id = $1`,
    values: [id],
  };
}

/** Gives `Assessment`s of an account, the newest first; for the case page, on the index assessments_account. */
export function assessmentsOfAccount(accountId: string, limit: number): Statement {
  return {
    name: 'assessments-of-account',
    text: `SELECT ${columnsOf(Assessment, 's')} FROM assessments s WHERE s.account_id = $1
           ORDER BY s.created_at DESC, s.id DESC LIMIT $2`,
    values: [accountId, limit],
  };
}
