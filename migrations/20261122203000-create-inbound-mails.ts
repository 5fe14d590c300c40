import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that came in: what it says, what became of it, and under which link a draft waits to be confirmed (T4). */
export class CreateInboundMails1763840800000 implements MigrationInterface {
  name = 'CreateInboundMails1763840800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE inbound_mails (
        id uuid PRIMARY KEY,
        dedupe_key bytea NOT NULL,
        via text NOT NULL CHECK (via IN ('smtp','http')),
        envelope_from text,
        from_address text,
        subject text NOT NULL,
        text text,
        message_id text,
        file_names text[] NOT NULL DEFAULT '{}',
        size int NOT NULL,
        storage_key text,
        status text NOT NULL CHECK (status IN ('received','waiting','confirmed','joined','ignored','refused','expired')),
        reason text,
        is_tagged boolean NOT NULL DEFAULT false,
        target_kind text CHECK (target_kind IN ('reassessment','outbound_permission')),
        target_id uuid,
        account_id uuid REFERENCES accounts (id),
        recipient text,
        link_hash bytea,
        refused_files text[] NOT NULL DEFAULT '{}',
        files_wait boolean NOT NULL DEFAULT false,
        attempts int NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL,
        settled_at timestamptz,
        CHECK ((target_kind IS NULL) = (target_id IS NULL)),
        CHECK ((status IN ('received','waiting')) = (settled_at IS NULL)),
        CHECK (status NOT IN ('received','waiting') OR storage_key IS NOT NULL)
      )`);
    // The same mail twice is one mail, whichever process it comes to.
    await q.query(`CREATE UNIQUE INDEX inbound_mails_once ON inbound_mails (dedupe_key)`);
    await q.query(
      `CREATE UNIQUE INDEX inbound_mails_link ON inbound_mails (link_hash) WHERE link_hash IS NOT NULL`,
    );
    // How many mails of one sender, or about one request, came within the hour.
    await q.query(
      `CREATE INDEX inbound_mails_sender ON inbound_mails (from_address, received_at) WHERE NOT is_tagged`,
    );
    await q.query(
      `CREATE INDEX inbound_mails_target ON inbound_mails (target_id, received_at) WHERE target_id IS NOT NULL`,
    );
    // What the due tasks look for.
    await q.query(
      `CREATE INDEX inbound_mails_unsettled ON inbound_mails (received_at) WHERE status IN ('received','waiting')`,
    );
    await q.query(`CREATE INDEX inbound_mails_files_wait ON inbound_mails (target_id) WHERE files_wait`);
    await q.query(
      `CREATE INDEX inbound_mails_ignored ON inbound_mails (received_at) WHERE status = 'ignored'`,
    );
    await q.query(
      `CREATE INDEX inbound_mails_account ON inbound_mails (account_id) WHERE account_id IS NOT NULL`,
    );
    // To which address an answer would come in; null where none does.
    await q.query(`ALTER TABLE dev_inbox_messages ADD COLUMN reply_to text`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE dev_inbox_messages DROP COLUMN reply_to`);
    await q.query(`DROP TABLE inbound_mails`);
  }
}
