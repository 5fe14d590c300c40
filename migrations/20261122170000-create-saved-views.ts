import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk's queue: the filters that a person has kept under a name, and the index behind the tab of escalated cases. */
export class CreateSavedViews1763830800000 implements MigrationInterface {
  name = 'CreateSavedViews1763830800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE saved_views (
        id uuid PRIMARY KEY,
        staff_id uuid NOT NULL REFERENCES staff (id),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
        query text NOT NULL CHECK (length(query) <= 1000),
        created_at timestamptz NOT NULL,
        UNIQUE (staff_id, name)
      )`);
    await q.query(
      `CREATE INDEX cases_escalated ON cases (lane_rank, due_by, priority, id)
       WHERE queue = 'escalated' AND status IN ('open','in_review','awaiting_customer','snoozed')`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX cases_escalated`);
    await q.query(`DROP TABLE saved_views`);
  }
}
