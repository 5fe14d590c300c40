import type pg from 'pg';
import { HOUR } from '../../src/kernel/clock.js';
import { newId, toSid } from '../../src/kernel/ids.js';

const COUNTRIES = ['DE', 'FR', 'GB', 'US'];
const SERVICES = ['sms', 'voice'] as const;

/** One hour of one account with one service towards one country, as it is sent to us and as COPY takes it. */
export interface UsageRow {
  readonly json: string;
  readonly copied: string;
}

/** Accounts to report about; gives their ids. */
export async function seedAccounts(client: pg.Client, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await client.query(
    `INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, services, plan, mode, status, band, score, auth_token_hash, created_at)
     SELECT id, id || '@bench.example', id || '@bench.example', 'Usage ' || id, 'usage' || id, 'DE', '{sms}', 'self_service', 'production', 'active', 'low', 5, '\\x00', now()
     FROM unnest($1::uuid[]) id`,
    [ids],
  );
  return ids;
}

/** Every account with every service and country, hour by hour, the last hour being the one before now; all fields given. */
export function usageRows(accounts: readonly string[], hours: number): readonly UsageRow[] {
  const now = Math.floor(Date.now() / HOUR) * HOUR;
  const rows: UsageRow[] = [];
  for (let back = hours; back >= 1; back--)
    for (const account of accounts)
      for (const service of SERVICES)
        for (const country of COUNTRIES)
          rows.push(rowOf(account, new Date(now - back * HOUR).toISOString(), service, country, rows.length));
  return rows;
}

function rowOf(account: string, hour: string, service: string, country: string, n: number): UsageRow {
  const units = service === 'voice' ? (n % 900) / 10 : n % 900;
  const milliunits = Math.round(units * 1000);
  const attempts = 3 + (n % 1000);
  const microdollars = (n % 900) * 7500;
  const cost = (microdollars / 1_000_000).toFixed(4);
  const counts = [attempts, n % 700, n % 13, n % 5, n % 31, n % 29, n % 3, 0, n % 40];
  const [, uniqueDestinations, failed, inbound, otpSent, otpVerified, optOuts, complaints, numbersOwned] =
    counts;
  const named = {
    ...{ attempts, uniqueDestinations, failed, inbound, otpSent, otpVerified, optOuts, complaints },
    ...{ cost, numbersOwned },
  };
  return {
    json: `${JSON.stringify({ account: toSid('account', account), hour, service, country, units, ...named })}\n`,
    copied: `${[account, hour, service, country, milliunits, microdollars, ...counts, hour].join('\t')}\n`,
  };
}

/** The columns of `copied`, in order. */
export const COPY_USAGE = `COPY usage_hours (account_id, hour, service, country, milliunits, microdollars, attempts, unique_destinations, failed, inbound,
  otp_sent, otp_verified, opt_outs, complaints, numbers_owned, recorded_at) FROM STDIN`;

/** The texts in chunks of about 64 KiB. */
export function chunksOf(texts: readonly string[]): readonly Buffer[] {
  const chunks: Buffer[] = [];
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < 65_536) continue;
    chunks.push(Buffer.from(chunk));
    chunk = '';
  }
  return chunk === '' ? chunks : [...chunks, Buffer.from(chunk)];
}
