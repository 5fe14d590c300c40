import type pg from 'pg';
import { hashSecret } from '../../src/access/secrets.js';
import { newId } from '../../src/kernel/ids.js';

/** What is asked about: the accounts' ids, each with its number. */
export interface AskedAccounts {
  readonly ids: readonly string[];
  numberOf(place: number): string;
}

const ASKED = 50_000;

/**
 * Accounts of which one in ten is contracted, one in fifty has conditions on its permission, and one in a hundred is on hold; each has
 * a number. Gives some of them, in random order, and a platform key of the desk.
 */
export async function seedPermissions(
  client: pg.Client,
  accounts: number,
  key: string,
): Promise<AskedAccounts> {
  await client.query(
    `CREATE TEMP TABLE seeded AS SELECT gen_random_uuid() AS account, n FROM generate_series(1, $1::int) n`,
    [accounts],
  );
  await client.query(
    `INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, services, plan, mode, status, band, score, auth_token_hash, created_at)
     SELECT account, 'owner' || n || '@check.example', 'owner' || n || '@check.example', 'Check ' || n, 'check' || n, 'DE', '{sms}',
       CASE WHEN n % 10 = 0 THEN 'contracted' ELSE 'self_service' END, 'production', CASE WHEN n % 100 = 1 THEN 'on_hold' ELSE 'active' END,
       'low', 5, '\\x00', now() - n * interval '1 second' FROM seeded`,
  );
  await client.query(
    `INSERT INTO holds (id, account_id, kind, code, source, placed_by_kind, placed_by_label, placed_at)
     SELECT gen_random_uuid(), account, 'hold', 'high_risk_signup', 'signup', 'system', 'Gatehouse', now() FROM seeded WHERE n % 100 = 1`,
  );
  await client.query(
    `INSERT INTO outbound_permissions (id, account_id, status, purpose, purpose_given_at, condition_daily_units, condition_countries, opened_at, touched_at, granted_at)
     SELECT gen_random_uuid(), account, 'granted', 'Codes for our users', now(), CASE WHEN n % 50 = 5 THEN 1000 END,
       CASE WHEN n % 50 = 5 THEN ARRAY['DE','US','FR'] END, now(), now(), now() FROM seeded WHERE n % 10 <> 0`,
  );
  await client.query(
    `INSERT INTO usage_days (account_id, day, units) SELECT account, current_date - d, n % 900 FROM seeded, generate_series(0, 2) d WHERE n % 50 = 5`,
  );
  await client.query(
    `INSERT INTO numbers (id, account_id, phone_e164, toll_free, traffic_state, added_at)
     SELECT gen_random_uuid(), account, '+49151' || lpad(n::text, 8, '0'), false, 'verified', now() FROM seeded`,
  );
  await client.query(
    `INSERT INTO platform_keys (id, name, key_hash, created_at) VALUES ($1, 'bench', $2, now())`,
    [newId(), hashSecret(key)],
  );
  const { rows } = await client.query<{ account: string; n: number }>(
    `SELECT account, n FROM seeded ORDER BY random() LIMIT ${ASKED}`,
  );
  await client.query('DROP TABLE seeded');
  await client.query('VACUUM ANALYZE');
  return {
    ids: rows.map((row) => row.account),
    numberOf: (place) => `+49151${String(rows[place]?.n ?? 0).padStart(8, '0')}`,
  };
}
