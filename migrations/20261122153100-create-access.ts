import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may come in: staff and their tokens, platform keys, sessions, one-time links, and the answers kept for idempotency keys. Secrets are stored as SHA-256 hashes only. */
export class CreateAccess1763825460000 implements MigrationInterface {
  name = 'CreateAccess1763825460000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE staff (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        roles text[] NOT NULL CHECK (roles <@ ARRAY['reviewer','senior_reviewer','analyst','admin','auditor']),
        scope_case_types text[],
        scope_countries text[],
        scope_max_band text CHECK (scope_max_band IN ('low','medium','high','blocked')),
        password_hash text,
        failed_attempts int NOT NULL DEFAULT 0,
        locked_until timestamptz,
        disabled_at timestamptz,
        last_signed_in_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE UNIQUE INDEX staff_email ON staff (lower(email))`);

    await q.query(`
      CREATE TABLE staff_tokens (
        id uuid PRIMARY KEY,
        staff_id uuid NOT NULL REFERENCES staff (id),
        name text NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      )`);
    await q.query(`CREATE INDEX staff_tokens_staff ON staff_tokens (staff_id)`);

    await q.query(`
      CREATE TABLE platform_keys (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        key_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      )`);

    await q.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('staff','customer')),
        staff_id uuid REFERENCES staff (id),
        portal_user_id uuid,
        account_id uuid,
        ip text,
        user_agent text,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CHECK ((kind = 'staff') = (staff_id IS NOT NULL) AND (kind = 'customer') = (portal_user_id IS NOT NULL))
      )`);
    await q.query(`CREATE INDEX sessions_staff ON sessions (staff_id) WHERE revoked_at IS NULL`);
    await q.query(`CREATE INDEX sessions_portal_user ON sessions (portal_user_id) WHERE revoked_at IS NULL`);
    await q.query(`CREATE INDEX sessions_expiry ON sessions (expires_at)`);

    await q.query(`
      CREATE TABLE one_time_links (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        purpose text NOT NULL CHECK (purpose IN ('staff_sign_in','staff_invitation','staff_password','portal_password')),
        staff_id uuid REFERENCES staff (id),
        portal_user_id uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);

    await q.query(`
      CREATE TABLE idempotency_keys (
        caller text NOT NULL,
        key_hash bytea NOT NULL,
        request_hash bytea NOT NULL,
        status int,
        response bytea,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (caller, key_hash)
      )`);
    await q.query(`CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'idempotency_keys',
      'one_time_links',
      'sessions',
      'platform_keys',
      'staff_tokens',
      'staff',
    ])
      await q.query(`DROP TABLE ${table}`);
  }
}
