import { toSid } from '../../src/kernel/ids.js';
import type { UsageTakenInView } from '../../src/monitoring/usage/usage.dto.js';
import { PLATFORM, type Answer, type Caller } from './api.js';
import type { TestDatabase } from './database.js';
import { rowsIn } from './rows-in.js';

/** A line as the platform sends it; anything, so that wrong ones can be sent too. */
export type SentLine = Readonly<Record<string, unknown>>;

/** Ten messages to Germany in an hour of today, with what is said otherwise. */
export function aLine(account: { readonly id: string }, overrides: SentLine = {}): SentLine {
  const hour = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
  return {
    account: toSid('account', account.id),
    hour,
    service: 'sms',
    country: 'DE',
    units: 10,
    ...overrides,
  };
}

/** The lines as one body; a string is a line as it stands. */
export function asLines(lines: readonly (SentLine | string)[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** `POST /api/usage`. */
export async function sendUsage<Body = UsageTakenInView>(
  gatehouse: { readonly url: string },
  body: string,
  { caller = PLATFORM, headers = {} }: { caller?: Caller; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer<Body>> {
  const response = await fetch(`${gatehouse.url}/api/usage`, {
    method: 'POST',
    headers: { ...caller, 'content-type': 'application/x-ndjson', ...headers },
    body,
  });
  const text = await response.text();
  const parsed: Body = JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed, text };
}

/** What is added up for the account, by UTC day. */
export async function daysOf(
  database: TestDatabase,
  account: { readonly id: string },
): Promise<Readonly<Record<string, number>>> {
  const rows = await rowsIn<{ day: string; units: number }>(
    database,
    `SELECT day::text, units::int FROM usage_days WHERE account_id = $1 ORDER BY day`,
    [account.id],
  );
  return Object.fromEntries(rows.map(({ day, units }) => [day, units]));
}

/** How many lines of the account stand. */
export async function linesOf(database: TestDatabase, account: { readonly id: string }): Promise<number> {
  const rows = await rowsIn(database, `SELECT 1 FROM usage_hours WHERE account_id = $1`, [account.id]);
  return rows.length;
}
