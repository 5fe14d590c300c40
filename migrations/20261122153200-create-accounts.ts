import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The customer's account, who signs in for it, its keys, and the facts that the platform and staff report about it. */
export class CreateAccounts1763825520000 implements MigrationInterface {
  name = 'CreateAccounts1763825520000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        parent_id uuid REFERENCES accounts (id),
        external_id text,
        friendly_name text,
        email text NOT NULL,
        email_normalised text NOT NULL,
        company_name text NOT NULL,
        company_skeleton text,
        company_near_keys text[] NOT NULL DEFAULT '{}',
        country text NOT NULL,
        website text,
        website_domain text,
        registration_number text,
        phone text,
        phone_e164 text,
        ip text,
        ip_country text,
        user_agent text,
        device_id text,
        use_case text,
        services text[] NOT NULL DEFAULT '{}',
        card_fingerprint text,
        card_bin text,
        card_country text,
        plan text NOT NULL CHECK (plan IN ('self_service','contracted')),
        mode text NOT NULL CHECK (mode IN ('development','production')),
        status text NOT NULL CHECK (status IN ('active','restricted','on_hold','closed')),
        band text NOT NULL DEFAULT 'low' CHECK (band IN ('low','medium','high','blocked')),
        score int NOT NULL DEFAULT 0,
        auth_token_hash bytea NOT NULL,
        closed_at timestamptz,
        close_reason text,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX accounts_created ON accounts (created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX accounts_status ON accounts (status, created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX accounts_parent ON accounts (parent_id) WHERE parent_id IS NOT NULL`);
    await q.query(`CREATE INDEX accounts_external ON accounts (external_id) WHERE external_id IS NOT NULL`);
    // Links between accounts: the same identifier on another account.
    await q.query(`CREATE INDEX accounts_email ON accounts (email_normalised)`);
    await q.query(
      `CREATE INDEX accounts_skeleton ON accounts (company_skeleton) WHERE company_skeleton IS NOT NULL`,
    );
    await q.query(`CREATE INDEX accounts_phone ON accounts (phone_e164) WHERE phone_e164 IS NOT NULL`);
    await q.query(
      `CREATE INDEX accounts_card ON accounts (card_fingerprint) WHERE card_fingerprint IS NOT NULL`,
    );
    await q.query(`CREATE INDEX accounts_device ON accounts (device_id) WHERE device_id IS NOT NULL`);
    await q.query(
      `CREATE INDEX accounts_website ON accounts (website_domain) WHERE website_domain IS NOT NULL`,
    );
    // Near-equal names are looked up only among accounts on hold, so only those pay for the index.
    await q.query(
      `CREATE INDEX accounts_held_near_names ON accounts USING gin (company_near_keys) WHERE status = 'on_hold'`,
    );

    await q.query(`
      CREATE TABLE portal_users (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        password_hash text,
        failed_attempts int NOT NULL DEFAULT 0,
        locked_until timestamptz,
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE UNIQUE INDEX portal_users_email ON portal_users (lower(email))`);
    await q.query(`
      CREATE TABLE portal_memberships (
        portal_user_id uuid NOT NULL REFERENCES portal_users (id),
        account_id uuid NOT NULL REFERENCES accounts (id),
        PRIMARY KEY (portal_user_id, account_id)
      )`);
    await q.query(`CREATE INDEX portal_memberships_account ON portal_memberships (account_id)`);

    await q.query(`
      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        friendly_name text,
        secret_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      )`);
    await q.query(`CREATE INDEX api_keys_account ON api_keys (account_id)`);

    await q.query(`
      CREATE TABLE account_facts (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        kind text NOT NULL CHECK (kind IN ('card_flagged','carrier_complaint','recipient_complaint','phishing_or_spam','number_hoarding')),
        zero_tolerance boolean NOT NULL,
        source text NOT NULL CHECK (source IN ('signup','platform','staff','monitoring')),
        detail jsonb NOT NULL DEFAULT '{}',
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        cleared_at timestamptz,
        cleared_by uuid,
        cleared_note text
      )`);
    await q.query(`CREATE INDEX account_facts_account ON account_facts (account_id, recorded_at DESC)`);
    await q.query(
      `CREATE INDEX account_facts_zero_tolerance ON account_facts (account_id) WHERE zero_tolerance AND cleared_at IS NULL`,
    );

    await q.query(`
      CREATE TABLE staff_parties (
        staff_id uuid NOT NULL REFERENCES staff (id),
        account_id uuid NOT NULL REFERENCES accounts (id),
        PRIMARY KEY (staff_id, account_id)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'staff_parties',
      'account_facts',
      'api_keys',
      'portal_memberships',
      'portal_users',
      'accounts',
    ])
      await q.query(`DROP TABLE ${table}`);
  }
}
