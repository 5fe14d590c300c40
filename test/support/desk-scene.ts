import type { TestApp } from './app.js';
import type { BuiltAccount } from './builders.js';
import { rowsIn } from './rows-in.js';
import { aHeldAccount, fileTicket } from './tickets.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { toSid } from '../../src/kernel/ids.js';

/** A case as the desk's tests need it. */
export interface FiledCase {
  readonly account: BuiltAccount;
  readonly caseId: string;
  readonly caseSid: string;
  /** Its page at the desk. */
  readonly path: string;
}

/** An account on hold that has filed a complete ticket, and the case behind it. */
export async function aFiledCase(
  gatehouse: TestApp,
  overrides: Partial<Account> = {},
  ticket: object = {},
): Promise<FiledCase> {
  const account = await aHeldAccount(gatehouse, overrides);
  return caseOfTicket(gatehouse, account, ticket);
}

/** Files a ticket for an account that stands already; gives the case behind it. */
export async function caseOfTicket(
  gatehouse: TestApp,
  account: BuiltAccount,
  ticket: object = {},
): Promise<FiledCase> {
  await fileTicket(gatehouse, account, { companyName: account.companyName, ...ticket });
  const [row] = await rowsIn<{ id: string }>(
    gatehouse.database,
    `SELECT id FROM cases WHERE account_id = $1 ORDER BY opened_at DESC, id DESC LIMIT 1`,
    [account.id],
  );
  if (row === undefined) throw new Error('The ticket has no case.');
  const caseSid = toSid('case', row.id);
  return { account, caseId: row.id, caseSid, path: `/desk/cases/${caseSid}` };
}

/** How a case stands in the database now. */
export async function caseNow(
  gatehouse: TestApp,
  { caseId }: Pick<FiledCase, 'caseId'>,
): Promise<{ status: string; version: number; assigneeId: string | null; pendingDecisionId: string | null }> {
  const [row] = await rowsIn<{
    status: string;
    version: number;
    assigneeId: string | null;
    pendingDecisionId: string | null;
  }>(
    gatehouse.database,
    `SELECT status, version, assignee_id AS "assigneeId", pending_decision_id AS "pendingDecisionId" FROM cases WHERE id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error('There is no such case.');
  return row;
}
