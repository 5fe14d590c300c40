import { createHmac } from 'node:crypto';
import { insertRow } from '../../src/database/rows.js';
import { newId, toSid } from '../../src/kernel/ids.js';
import { OutboundPermission } from '../../src/outbound-permissions/outbound-permission.entity.js';
import { CheckBooks } from '../../src/outbound-permissions/deposits/books/check-books.js';
import type { Deposit } from '../../src/outbound-permissions/deposits/deposit.entity.js';
import type { DepositView } from '../../src/outbound-permissions/deposits/deposits.views.js';
import { asCustomer, call, NOBODY, type Answer } from './api.js';
import type { TestApp } from './app.js';
import { anAccount, type BuiltAccount } from './builders.js';
import { rowsIn, writeInto } from './rows-in.js';

export const SANDBOX_SECRET = 'a-secret-of-the-sandbox-gateway';

export interface BuiltRequest extends OutboundPermission {
  readonly sid: string;
}

/** A request for outbound permission that was just opened, with nothing done. */
export async function aRequest(
  gatehouse: Pick<TestApp, 'database'>,
  account: Pick<BuiltAccount, 'id'>,
  overrides: Partial<OutboundPermission> = {},
): Promise<BuiltRequest> {
  const now = new Date();
  const request: OutboundPermission = {
    id: newId(now),
    accountId: account.id,
    caseId: null,
    status: 'open',
    purpose: null,
    channels: null,
    userGeneratedContent: null,
    arbitraryDestinations: null,
    unsolicited: null,
    staysInDevelopment: null,
    purposeGivenAt: null,
    phoneE164: null,
    phoneProvedAt: null,
    depositId: null,
    depositHeldAt: null,
    completedAt: null,
    findings: [],
    rejectionCodes: [],
    conditionCountries: null,
    conditionServices: null,
    conditionDailyUnits: null,
    conditionUntil: null,
    conditionOptInProof: false,
    conditionNoFreeForm: false,
    openedVia: 'api',
    openedAt: now,
    touchedAt: now,
    remindedAt: null,
    grantedAt: null,
    lapsedAt: null,
    endedAt: null,
    endReason: null,
    version: 1,
    ...overrides,
  };
  await writeInto(gatehouse.database, [insertRow(OutboundPermission, request)]);
  return { ...request, sid: toSid('outboundPermission', request.id) };
}

/** Asks for a deposit over the API. */
export function askForDeposit(
  gatehouse: TestApp,
  account: BuiltAccount,
  request: Pick<BuiltRequest, 'sid'>,
  body: unknown = { amount: 1000, currency: 'USD' },
): Promise<Answer<DepositView>> {
  const path = `/api/outbound-permissions/${request.sid}/deposit`;
  return call<DepositView>(gatehouse, asCustomer(account), 'POST', path, body);
}

export interface Asked {
  readonly account: BuiltAccount;
  readonly request: BuiltRequest;
  readonly deposit: DepositView;
}

/** An account with a request and a pending deposit for it. */
export async function anAskedDeposit(
  gatehouse: TestApp,
  requestOverrides: Partial<OutboundPermission> = {},
): Promise<Asked> {
  const account = await anAccount(gatehouse.database);
  const request = await aRequest(gatehouse, account, requestOverrides);
  const answer = await askForDeposit(gatehouse, account, request);
  if (answer.status !== 201) throw new Error(`No deposit: ${answer.status} ${answer.text}`);
  return { account, request, deposit: answer.body };
}

/** The same, paid. */
export async function aHeldDeposit(
  gatehouse: TestApp,
  requestOverrides: Partial<OutboundPermission> = {},
): Promise<Asked> {
  const asked = await anAskedDeposit(gatehouse, requestOverrides);
  const answer = await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'));
  if (answer.status !== 200) throw new Error(`Not taken: ${answer.status} ${answer.text}`);
  return asked;
}

let counter = 0;

/** The body of a webhook of the sandbox about a deposit, a new event each time. */
export function newsOf(
  deposit: Pick<DepositView, 'sid' | 'amount' | 'currency'>,
  type: string,
  changes: object = {},
) {
  const { sid: payment, amount, currency } = deposit;
  return { id: `evt_${process.pid}_${++counter}`, type, payment, amount, currency, ...changes };
}

/** The header by which the sandbox signs a body. */
export function signed(
  body: string,
  { secret = SANDBOX_SECRET, at = new Date() } = {},
): Record<string, string> {
  const time = Math.floor(at.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return { 'x-sandbox-signature': `t=${time},v1=${mac}` };
}

/** Sends a webhook as the sandbox does. */
export function tell(gatehouse: Pick<TestApp, 'url'>, news: object): Promise<Answer<{ code?: string }>> {
  const body = JSON.stringify(news);
  return call(gatehouse, NOBODY, 'POST', '/api/payments/webhook/sandbox', body, signed(body));
}

/** The row as it stands. */
export async function depositRow(gatehouse: Pick<TestApp, 'database'>, sid: string): Promise<Deposit> {
  const hex = sid.slice(2);
  const [row] = await rowsIn<Deposit>(
    gatehouse.database,
    `SELECT d.*, d.let_go_at AS "letGoAt", d.refund_requested_at AS "refundRequestedAt",
            d.refund_refused_at AS "refundRefusedAt", d.refund_attempts AS "refundAttempts",
            d.refund_error AS "refundError", d.pay_url AS "payUrl"
     FROM deposits d WHERE d.id = $1::uuid`,
    [hex],
  );
  if (row === undefined) throw new Error(`There is no deposit ${sid}.`);
  return row;
}

/** What lies in each book of a deposit, without those in which nothing lies. */
export async function booksOf(
  gatehouse: Pick<TestApp, 'database'>,
  sid: string,
): Promise<Record<string, number>> {
  const rows = await rowsIn<{ book: string; amount: number }>(
    gatehouse.database,
    `SELECT book, sum(amount)::int AS amount FROM money_entries WHERE deposit_id = $1::uuid
     GROUP BY book HAVING sum(amount) <> 0 ORDER BY book`,
    [sid.slice(2)],
  );
  return Object.fromEntries(rows.map(({ book, amount }) => [book, amount]));
}

/** Whether the books add up. */
export function checkBooks(gatehouse: Pick<TestApp, 'app'>) {
  return gatehouse.app.get(CheckBooks, { strict: false }).run();
}

/** Why each piece of news that waits for a person about this deposit does so. */
export async function parkedOf(gatehouse: Pick<TestApp, 'database'>, sid: string): Promise<string[]> {
  const rows = await rowsIn<{ reason: string }>(
    gatehouse.database,
    `SELECT parked_reason AS reason FROM gateway_events WHERE payment = $1 AND parked_reason IS NOT NULL ORDER BY received_at, id`,
    [sid],
  );
  return rows.map(({ reason }) => reason);
}
