import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes that prove a phone number (T6), what may be sent of them, and messages by voice call. */
export class CreatePhoneCodes1763840600000 implements MigrationInterface {
  name = 'CreatePhoneCodes1763840600000';

  async up(q: QueryRunner): Promise<void> {
    // A row never holds the code: its digits follow from the nonce and a key that is not in the database.
    await q.query(`
      CREATE TABLE phone_codes (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        outbound_permission_id uuid NOT NULL REFERENCES outbound_permissions (id),
        purpose text NOT NULL CHECK (purpose IN ('outbound_permission')),
        phone_e164 text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('sms','voice')),
        nonce bytea NOT NULL,
        code_hash bytea NOT NULL,
        tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text CHECK (end_reason IN ('used','replaced','phone_changed')),
        CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
        CHECK (length(nonce) = 32 AND length(code_hash) = 32)
      )`);
    // A new code voids the older one; the check of a code finds it through this index.
    await q.query(
      `CREATE UNIQUE INDEX phone_codes_one_live ON phone_codes (outbound_permission_id) WHERE ended_at IS NULL`,
    );
    // The newest code of a request, for its page.
    await q.query(
      `CREATE INDEX phone_codes_request ON phone_codes (outbound_permission_id, sent_at DESC, id DESC)`,
    );
    // When a code last went to this number, and who has proved it.
    await q.query(`CREATE INDEX phone_codes_phone ON phone_codes (phone_e164, sent_at DESC)`);
    await q.query(`CREATE INDEX phone_codes_account ON phone_codes (account_id)`);
    await q.query(
      `CREATE INDEX phone_codes_old ON phone_codes (expires_at) WHERE end_reason IS DISTINCT FROM 'used'`,
    );
    await q.query(
      `CREATE INDEX outbound_permissions_proved_phone ON outbound_permissions (phone_e164) WHERE phone_proved_at IS NOT NULL`,
    );

    // How many codes were sent within a day (to a number, for an account) or an hour (to numbers that begin alike).
    await q.query(`
      CREATE TABLE phone_code_quotas (
        kind text NOT NULL CHECK (kind IN ('account','number','prefix')),
        key text NOT NULL,
        window_start timestamptz NOT NULL,
        used int NOT NULL CHECK (used > 0),
        PRIMARY KEY (kind, key, window_start)
      )`);
    await q.query(`CREATE INDEX phone_code_quotas_old ON phone_code_quotas (window_start)`);

    await q.query(`ALTER TABLE outbox_messages DROP CONSTRAINT outbox_messages_channel_check`);
    await q.query(
      `ALTER TABLE outbox_messages ADD CONSTRAINT outbox_messages_channel_check CHECK (channel IN ('email','sms','voice','webhook'))`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DELETE FROM outbox_messages WHERE channel = 'voice'`);
    await q.query(`ALTER TABLE outbox_messages DROP CONSTRAINT outbox_messages_channel_check`);
    await q.query(
      `ALTER TABLE outbox_messages ADD CONSTRAINT outbox_messages_channel_check CHECK (channel IN ('email','sms','webhook'))`,
    );
    await q.query(`DROP INDEX outbound_permissions_proved_phone`);
    await q.query(`DROP TABLE phone_code_quotas`);
    await q.query(`DROP TABLE phone_codes`);
  }
}
