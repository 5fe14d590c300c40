import type pg from 'pg';
import { hashSecret } from '../../src/access/secrets.js';
import { newId, newSecret, toSid } from '../../src/kernel/ids.js';

/** An account that may have numbers verified, with its credentials. */
export interface Verifying {
  readonly id: string;
  readonly authorization: string;
}

/** An account whose primary profile is approved. */
export async function seedVerifying(client: pg.Client): Promise<Verifying> {
  const id = newId();
  const token = newSecret();
  await client.query(
    `INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, services, plan, mode, status, band, score, auth_token_hash, created_at)
     VALUES ($1, $2, $2, 'Bench', 'bench', 'US', '{sms}', 'self_service', 'development', 'active', 'low', 5, $3, now())`,
    [id, `${id}@bench.example`, hashSecret(token)],
  );
  await client.query(
    `INSERT INTO business_profiles (id, account_id, type, status, friendly_name, email, created_at, updated_at)
     VALUES ($1, $2, 'primary', 'twilio-approved', 'Bench', 'bench@bench.example', now(), now())`,
    [newId(), id],
  );
  const credentials = `${toSid('account', id)}:${token}`;
  return { id, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** Restricted toll-free numbers of an account. */
export async function seedNumbers(
  client: pg.Client,
  accountId: string,
  prefix: string,
  count: number,
): Promise<readonly { readonly id: string; readonly phone: string }[]> {
  const { rows } = await client.query<{ id: string; phone: string }>(
    `INSERT INTO numbers (id, account_id, phone_e164, toll_free, traffic_state, added_at)
     SELECT gen_random_uuid(), $1, $2 || (2000000 + n), true, 'restricted', now() FROM generate_series(1, $3::int) n
     RETURNING id, phone_e164 AS phone`,
    [accountId, prefix, count],
  );
  return rows;
}

/** Verifications of one account, a second apart, most of them approved. */
export async function seedVerifications(client: pg.Client, accountId: string, prefix: string, count: number) {
  await seedNumbers(client, accountId, prefix, count);
  await client.query(
    `INSERT INTO toll_free_verifications (id, account_id, number_id, phone_e164, status, business_name, business_website, notification_email,
       use_case_categories, use_case_summary, production_message_sample, opt_in_image_urls, opt_in_type, message_volume, business_key,
       submitted_at, created_at, updated_at)
     SELECT gen_random_uuid(), n.account_id, n.id, n.phone_e164, CASE WHEN random() < 0.9 THEN 'TWILIO_APPROVED' ELSE 'IN_REVIEW' END,
       'Bench Coffee', 'https://company.example', 'support@company.example', '{MARKETING}', 'Offers to the customers of the shop',
       'Bench Coffee: 10% off today. Reply STOP to opt out.', '{https://company.example/form}', 'WEB_FORM', '1,000', 'bench ' || n.phone_e164,
       at, at, at
     FROM (SELECT n.*, now() - row_number() OVER () * interval '1 second' AS at FROM numbers n WHERE n.account_id = $1) n`,
    [accountId],
  );
}
