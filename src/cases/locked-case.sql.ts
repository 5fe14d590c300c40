import { isPartySql } from '../accounts/party-to-account.js';
import { columnsOf } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { Case } from './case.entity.js';

/** The locked case with what authority depends on: is the staff member still enabled, and a party to the account? */
export interface LockedCase extends Case {
  readonly companyName: string;
  readonly assigneeName: string | null;
  readonly staffIsEnabled: boolean;
  readonly staffIsParty: boolean;
}

/**
 * The assignee's name is a subquery and not a join: whoever waited for the lock must see the row as it is now, and only the
 * locked table's columns are read again then.
 */
function lockCaseStatement(caseId: string, staffId: string | null): Statement {
  return {
    name: 'lock-case',
    text: `SELECT ${columnsOf(Case, 'c')}, a.company_name AS "companyName",
             (SELECT x.name FROM staff x WHERE x.id = c.assignee_id) AS "assigneeName",
             s.id IS NOT NULL AND s.disabled_at IS NULL AS "staffIsEnabled",
             s.id IS NOT NULL AND ${isPartySql('a', 's.id', 's.email')} AS "staffIsParty"
           FROM cases c
           JOIN accounts a ON a.id = c.account_id
           LEFT JOIN staff s ON s.id = $2
           WHERE c.id = $1 FOR UPDATE OF c`,
    values: [caseId, staffId],
  };
}

/** Locks the case for the rest of the transaction. @throws NotFoundError */
export async function lockCase(tx: Tx, caseId: string, staffId: string | null): Promise<LockedCase> {
  const [kase] = await tx.query<LockedCase>(lockCaseStatement(caseId, staffId));
  if (kase === undefined) throw new NotFoundError('case', toSid('case', caseId));
  return kase;
}
