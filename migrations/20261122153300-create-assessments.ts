import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assessments are written once and never changed (P1); the points and thresholds they used are versioned data. */
export class CreateAssessments1763825580000 implements MigrationInterface {
  name = 'CreateAssessments1763825580000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE scorecards (
        version int PRIMARY KEY,
        scorecard jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid
      )`);
    await q.query(`
      CREATE TABLE assessments (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        trigger text NOT NULL CHECK (trigger IN ('signup','complaint','payment_flag','usage','staff')),
        score int NOT NULL CHECK (score BETWEEN 0 AND 100),
        band text NOT NULL CHECK (band IN ('low','medium','high','blocked')),
        outcome text NOT NULL CHECK (outcome IN ('allow','review','hold')),
        signals jsonb NOT NULL,
        failed_sources jsonb NOT NULL,
        facts jsonb NOT NULL,
        scorecard_version int NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX assessments_account ON assessments (account_id, created_at DESC)`);
    await q.query(
      `CREATE TRIGGER assessments_frozen BEFORE UPDATE OR DELETE ON assessments FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['assessments', 'scorecards']) await q.query(`DROP TABLE ${table}`);
  }
}
