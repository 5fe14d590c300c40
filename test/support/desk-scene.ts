import type { TestApp } from './app.js';
import type { BuiltAccount } from './builders.js';
import type { PageVisitor } from './page-visitor.js';
import { rowsIn } from './rows-in.js';
import { aHeldAccount, fileTicket } from './tickets.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { toSid } from '../../src/kernel/ids.js';

/** What a test must know of whoever files a ticket. */
export type Filer = Pick<BuiltAccount, 'id' | 'sid' | 'authToken' | 'companyName' | 'email'>;

/** A case as the desk's tests need it. */
export interface FiledCase<By extends Filer = BuiltAccount> {
  readonly account: By;
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
export async function caseOfTicket<By extends Filer>(
  gatehouse: TestApp,
  account: By,
  ticket: object = {},
): Promise<FiledCase<By>> {
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

interface CaseNow {
  readonly status: string;
  readonly queue: string;
  readonly version: number;
  readonly assigneeId: string | null;
  readonly pendingDecisionId: string | null;
  /** How often staff have looked at its page. */
  readonly looks: number;
}

/** How a case stands in the database now. */
export async function caseNow(gatehouse: TestApp, { caseId }: Pick<FiledCase, 'caseId'>): Promise<CaseNow> {
  const [row] = await rowsIn<CaseNow>(
    gatehouse.database,
    `SELECT c.status, c.queue, c.version, c.assignee_id AS "assigneeId", c.pending_decision_id AS "pendingDecisionId",
       (SELECT count(*)::int FROM audit_events e WHERE e.case_id = c.id AND e.action = 'case.opened_by_reader') AS looks
     FROM cases c WHERE c.id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error('There is no such case.');
  return row;
}

/** The reviewer claims the case by its page; gives the version that his form then carries. */
export async function claimedBy(gatehouse: TestApp, reviewer: PageVisitor, kase: FiledCase): Promise<string> {
  await reviewer.open(kase.path);
  const answer = await reviewer.submit(`${kase.path}/claim`, {});
  if (answer.location !== kase.path) throw new Error(`Claiming answered ${answer.status}.`);
  return String((await caseNow(gatehouse, kase)).version);
}

/** So many open account reviews of one account, due one minute after the other from now on. */
export async function manyOpenCases(
  gatehouse: TestApp,
  account: Pick<BuiltAccount, 'id' | 'country' | 'band' | 'score'>,
  count: number,
): Promise<void> {
  await rowsIn(
    gatehouse.database,
    `INSERT INTO cases (id, type, subject_id, account_id, status, queue, lane, country, band, score, aim_by, due_by, opened_at)
     SELECT gen_random_uuid(), 'account_review', $1, $1, 'open', 'account_review', 'standard', $2, $3, $4, t, t, now()
     FROM generate_series(1, $5::int) n, LATERAL (SELECT date_trunc('second', now()) + n * interval '1 minute' AS t) due`,
    [account.id, account.country, account.band, account.score, count],
  );
}
