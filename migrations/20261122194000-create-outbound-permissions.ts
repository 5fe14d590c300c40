import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The request for outbound permission and, once granted, the right to send with its conditions (T1–T17). */
export class CreateOutboundPermissions1763840400000 implements MigrationInterface {
  name = 'CreateOutboundPermissions1763840400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE outbound_permissions (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        case_id uuid REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
        status text NOT NULL CHECK (status IN ('open','in_review','in_discussion','granted','rejected','closed','withdrawn')),
        purpose text,
        channels text[],
        user_generated_content boolean,
        arbitrary_destinations boolean,
        unsolicited boolean,
        stays_in_development boolean,
        purpose_given_at timestamptz,
        phone_e164 text,
        phone_proved_at timestamptz,
        deposit_id uuid,
        deposit_held_at timestamptz,
        completed_at timestamptz,
        findings text[] NOT NULL DEFAULT '{}',
        rejection_codes text[] NOT NULL DEFAULT '{}',
        condition_countries text[],
        condition_services text[],
        condition_daily_units bigint,
        condition_until timestamptz,
        condition_opt_in_proof boolean NOT NULL DEFAULT false,
        condition_no_free_form boolean NOT NULL DEFAULT false,
        opened_via text NOT NULL DEFAULT 'api' CHECK (opened_via IN ('api','portal','email')),
        opened_at timestamptz NOT NULL,
        touched_at timestamptz NOT NULL,
        reminded_at timestamptz,
        granted_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        version int NOT NULL DEFAULT 1,
        CHECK (channels IS NULL OR channels <@ ARRAY['sms','voice','trunk']),
        CHECK (condition_services IS NULL OR condition_services <@ ARRAY['sms','voice','trunk']),
        CHECK (condition_daily_units IS NULL OR condition_daily_units > 0),
        CHECK (status <> 'granted' OR (purpose_given_at IS NOT NULL AND granted_at IS NOT NULL))
      )`);
    // One unfinished request and one standing grant an account, proved by the database.
    await q.query(
      `CREATE UNIQUE INDEX outbound_permissions_one_open ON outbound_permissions (account_id) WHERE status IN ('open','in_review','in_discussion')`,
    );
    // The permission check reads the grant by account through this one.
    await q.query(
      `CREATE UNIQUE INDEX outbound_permissions_one_granted ON outbound_permissions (account_id) WHERE status = 'granted'`,
    );
    await q.query(
      `CREATE INDEX outbound_permissions_account ON outbound_permissions (account_id, opened_at DESC, id DESC)`,
    );
    await q.query(
      `CREATE INDEX outbound_permissions_case ON outbound_permissions (case_id) WHERE case_id IS NOT NULL`,
    );
    await q.query(
      `CREATE INDEX outbound_permissions_unfinished ON outbound_permissions (touched_at) WHERE status = 'open'`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE outbound_permissions`);
  }
}
