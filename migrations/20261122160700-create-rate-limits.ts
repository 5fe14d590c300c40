import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of sign-in attempts by network, shared by all web processes. They may be lost in a crash, so they cost no WAL. */
export class CreateRateLimits1763827620000 implements MigrationInterface {
  name = 'CreateRateLimits1763827620000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE UNLOGGED TABLE rate_limits (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    await q.query(`CREATE INDEX rate_limits_expire ON rate_limits (expire)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE rate_limits`);
  }
}
