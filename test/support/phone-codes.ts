import { call, NOBODY, type Answer } from './api.js';
import type { TestApp } from './app.js';
import { eventually } from './eventually.js';
import { ask, anOpenRequest, type OpenedRequest } from './outbound-requests.js';
import { rowsIn } from './rows-in.js';

let counter = 0;

/** A German mobile number that no other test has; each hundred of them begin alike. */
export function aMobileNumber(): string {
  return `+491512${String(1_000_000 + ++counter)}`;
}

export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly triesLeft?: number;
  readonly retryAfterSeconds?: number;
}

interface InboxMessage {
  readonly channel: string;
  readonly text: string;
}

/** What was sent to a number, the newest first. */
export async function sentTo(gatehouse: TestApp, phone: string): Promise<readonly InboxMessage[]> {
  const path = `/dev/inbox?to=${encodeURIComponent(phone)}`;
  return (await call<{ items: InboxMessage[] }>(gatehouse, NOBODY, 'GET', path)).body.items;
}

/** The newest code that a number has got, once there are `messages` of them. */
export async function codeSentTo(gatehouse: TestApp, phone: string, messages = 1): Promise<string> {
  const [newest] = await eventually(async () => {
    const sent = await sentTo(gatehouse, phone);
    return sent.length >= messages && sent;
  });
  const digits = /\b(\d{6})\b|((?:\d, ){5}\d)/.exec(newest?.text ?? '');
  const code = (digits?.[1] ?? digits?.[2] ?? '').replaceAll(', ', '');
  if (code === '') throw new Error(`No code in ${newest?.text}`);
  return code;
}

/** Another code than this one. */
export function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

export function tryCode(
  gatehouse: TestApp,
  { account, sid }: OpenedRequest,
  code: unknown,
): Promise<Answer<Problem>> {
  return ask<Problem>(gatehouse, account, 'POST', `/${sid}/phone-code/check`, { code });
}

export function resend(gatehouse: TestApp, { account, sid }: OpenedRequest): Promise<Answer<Problem>> {
  return ask<Problem>(gatehouse, account, 'POST', `/${sid}/phone-code`, {});
}

export interface RequestWithCode extends OpenedRequest {
  readonly phone: string;
  readonly code: string;
}

/** A request whose phone has just got its first code. */
export async function aRequestWithCode(
  gatehouse: TestApp,
  phone = aMobileNumber(),
): Promise<RequestWithCode> {
  const opened = await anOpenRequest(gatehouse, { phone });
  return { ...opened, phone, code: await codeSentTo(gatehouse, phone) };
}

/** Moves the program's clock on. */
export async function wait(gatehouse: TestApp, advanceMs: number): Promise<void> {
  const answer = await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs });
  if (answer.status !== 200) throw new Error(`The clock did not move: ${answer.text}`);
}

/** Every row of every table that has `text` in any of its columns, as `table: row`. */
export async function rowsWith(gatehouse: TestApp, text: string): Promise<string[]> {
  const tables = await rowsIn<{ name: string }>(
    gatehouse.database,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsIn<{ row: string }>(
      gatehouse.database,
      `SELECT t::text AS row FROM ${name} t WHERE position($1 in t::text) > 0`,
      [text],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}
