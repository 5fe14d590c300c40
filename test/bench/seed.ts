import type pg from 'pg';

/** Accounts on hold with a filed ticket and a claimed case each, ready to be decided; gives the case ids in random order. */
export async function seedClaimedCases(client: pg.Client, count: number, staffId: string): Promise<string[]> {
  await client.query(
    `CREATE TEMP TABLE seeded AS
     SELECT gen_random_uuid() AS account, gen_random_uuid() AS ticket, gen_random_uuid() AS kase, gen_random_uuid() AS hold, n
     FROM generate_series(1, $1::int) n`,
    [count],
  );
  await client.query(
    `INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, services, plan, mode, status, band, score, auth_token_hash, created_at)
     SELECT account, 'owner' || n || account || '@bench.example', 'owner' || n || account || '@bench.example', 'Bench ' || n, 'bench' || n, 'DE', '{sms}', 'self_service', 'development', 'on_hold', 'high', 71, '\\x00', now() - interval '2 days' FROM seeded`,
  );
  await client.query(
    `INSERT INTO holds (id, account_id, kind, code, source, placed_by_kind, placed_by_label, placed_at)
     SELECT hold, account, 'hold', 'high_risk_signup', 'signup', 'system', 'Gatehouse', now() - interval '2 days' FROM seeded`,
  );
  await client.query(
    `INSERT INTO cases (id, type, subject_id, account_id, status, queue, lane, country, band, score, aim_by, due_by, assignee_id, claimed_at, claim_expires_at, opened_at)
     SELECT kase, 'reassessment', ticket, account, 'in_review', 'reassessment', 'standard', 'DE', 'high', 71, now() + interval '5 days', now() + interval '7 days', $1, now(), now() + interval '1 day', now() - interval '1 day' FROM seeded`,
    [staffId],
  );
  await client.query(
    `INSERT INTO reassessments (id, account_id, case_id, status, round, company_name, company_website, use_case, services, countries, units_per_month, spend_amount, spend_currency, sample_message, aim_by, due_by, filed_at)
     SELECT ticket, account, kase, 'open', 1, 'Bench', 'https://bench.example', 'Codes for our users', '{sms}', '{DE}', 1000, 10000, 'EUR', 'Your code is 123456', now() + interval '5 days', now() + interval '7 days', now() - interval '1 day' FROM seeded`,
  );
  const { rows } = await client.query<{ kase: string }>('SELECT kase FROM seeded ORDER BY random()');
  await client.query('DROP TABLE seeded');
  await client.query('ANALYZE');
  return rows.map((row) => row.kase);
}

/** Open cases of both types over a few thousand accounts, spread over lanes, countries and due times. */
export async function seedQueue(client: pg.Client, cases: number): Promise<void> {
  const accounts = Math.min(cases, 20_000);
  await client.query(
    `INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, services, plan, mode, status, band, score, auth_token_hash, created_at)
     SELECT gen_random_uuid(), 'queue' || n || '@bench.example', 'queue' || n || '@bench.example', 'Queue ' || n, 'queue' || n, (ARRAY['DE','US','FR','JP','BR'])[1 + n % 5], '{sms}', 'self_service', 'development', 'restricted', 'medium', 40, '\\x00', now() FROM generate_series(1, $1::int) n`,
    [accounts],
  );
  await client.query(
    `INSERT INTO cases (id, type, subject_id, account_id, status, queue, lane, country, band, score, aim_by, due_by, opened_at)
     SELECT gen_random_uuid(), 'account_review', a.id, a.id, 'open', 'account_review', CASE WHEN random() < 0.1 THEN 'priority' ELSE 'standard' END,
       a.country, 'medium', 40, now() + random() * interval '7 days', now() + random() * interval '9 days', now() - random() * interval '5 days'
     FROM (SELECT id, country, row_number() OVER () AS n FROM accounts WHERE company_name LIKE 'Queue %') a, generate_series(1, $1::int) g`,
    [Math.ceil(cases / accounts)],
  );
  await client.query('VACUUM ANALYZE');
}
