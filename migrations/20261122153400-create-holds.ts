import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hold list (P3) and restrictions (P4): `services` null means everything. An account's status follows from its open holds. */
export class CreateHolds1763825640000 implements MigrationInterface {
  name = 'CreateHolds1763825640000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE holds (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        kind text NOT NULL CHECK (kind IN ('hold','restriction')),
        code text NOT NULL,
        source text NOT NULL CHECK (source IN ('signup','monitoring','staff')),
        services text[],
        note text,
        assessment_id uuid,
        placed_by_kind text NOT NULL,
        placed_by_id uuid,
        placed_by_label text NOT NULL,
        placed_at timestamptz NOT NULL,
        until timestamptz,
        released_at timestamptz,
        released_by_kind text,
        released_by_id uuid,
        released_by_label text,
        release_note text,
        version int NOT NULL DEFAULT 1,
        CHECK (kind = 'restriction' OR services IS NULL),
        CHECK (services IS NULL OR (services <@ ARRAY['sms','voice','trunk'] AND cardinality(services) > 0)),
        CHECK (code IN ('high_risk_signup','signup_under_review','review_rejected','linked_to_held_account','payment_flagged','carrier_complaint','recipient_complaints','phishing_or_spam','number_hoarding','unusual_traffic','terms_violation','staff_decision'))
      )`);
    await q.query(`CREATE INDEX holds_account_open ON holds (account_id) WHERE released_at IS NULL`);
    await q.query(`CREATE INDEX holds_account ON holds (account_id, placed_at DESC)`);
    await q.query(
      `CREATE INDEX holds_open_placed ON holds (placed_at DESC, id DESC) WHERE released_at IS NULL`,
    );
    await q.query(`CREATE INDEX holds_placed ON holds (placed_at DESC, id DESC)`);
    await q.query(
      `CREATE INDEX holds_ending ON holds (until) WHERE released_at IS NULL AND until IS NOT NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE holds`);
  }
}
