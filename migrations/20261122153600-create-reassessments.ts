import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The reassessment ticket with its mandatory details (P17–P24), and the draft that is kept while it is written. */
export class CreateReassessments1763825760000 implements MigrationInterface {
  name = 'CreateReassessments1763825760000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE reassessments (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        case_id uuid NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
        status text NOT NULL CHECK (status IN ('open','awaiting_customer','approved','rejected','withdrawn')),
        round int NOT NULL CHECK (round IN (1, 2)),
        final boolean NOT NULL DEFAULT false,
        previous_id uuid REFERENCES reassessments (id),
        company_name text NOT NULL,
        company_website text NOT NULL,
        use_case text NOT NULL,
        services text[] NOT NULL,
        countries text[] NOT NULL,
        units_per_month bigint NOT NULL,
        spend_amount bigint NOT NULL,
        spend_currency text NOT NULL,
        sample_message text,
        aim_by timestamptz NOT NULL,
        due_by timestamptz NOT NULL,
        filed_at timestamptz NOT NULL,
        decided_at timestamptz,
        rejection_codes text[] NOT NULL DEFAULT '{}',
        version int NOT NULL DEFAULT 1,
        CHECK ('sms' <> ALL (services) OR sample_message IS NOT NULL),
        CHECK (rejection_codes <@ ARRAY['details_insufficient','zero_tolerance','business_not_verified','content_against_policy','high_risk_traffic','linked_to_abuse','evidence_not_credible','restriction_stands'])
      )`);
    // One open ticket an account, proved by the database.
    await q.query(
      `CREATE UNIQUE INDEX reassessments_one_open ON reassessments (account_id) WHERE status IN ('open','awaiting_customer')`,
    );
    await q.query(`CREATE INDEX reassessments_account ON reassessments (account_id, filed_at DESC)`);
    await q.query(`CREATE INDEX reassessments_case ON reassessments (case_id)`);

    await q.query(`
      CREATE TABLE reassessment_drafts (
        account_id uuid PRIMARY KEY REFERENCES accounts (id),
        fields jsonb NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['reassessment_drafts', 'reassessments']) await q.query(`DROP TABLE ${table}`);
  }
}
