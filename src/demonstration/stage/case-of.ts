import { NotFoundError } from '../../kernel/errors.js';
import type { Database } from '../../database/database.js';
import type { HandledCaseType } from '../../cases/case-handler.js';

/** The newest case of that type of an account, with its version. @throws NotFoundError when there is none, because it was refused before */
export async function caseOf(
  database: Database,
  accountId: string,
  type: HandledCaseType,
): Promise<{ caseId: string; subjectId: string; version: number }> {
  const found = await database.find<{ caseId: string; subjectId: string; version: number }>({
    name: 'demonstration-case',
    text: `SELECT c.id AS "caseId", c.subject_id AS "subjectId", c.version FROM cases c
           WHERE c.account_id = $1 AND c.type = $2 ORDER BY c.opened_at DESC LIMIT 1`,
    values: [accountId, type],
  });
  if (found === null) throw new NotFoundError(type);
  return found;
}
