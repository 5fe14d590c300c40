import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much an account has sent and called on a UTC day, as the platform reports it; a daily limit among the conditions of a grant is measured by it. */
export class CreateUsageDays1763840900000 implements MigrationInterface {
  name = 'CreateUsageDays1763840900000';

  async up(q: QueryRunner): Promise<void> {
    // `units` are those of SMS and voice; the permission check reads them by account and day.
    await q.query(`
      CREATE TABLE usage_days (
        account_id uuid NOT NULL REFERENCES accounts (id),
        day date NOT NULL,
        units bigint NOT NULL,
        PRIMARY KEY (account_id, day)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE usage_days`);
  }
}
