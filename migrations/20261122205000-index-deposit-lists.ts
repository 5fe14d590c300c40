import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk's list of deposits, whole and by status, in the order in which it shows them. */
export class IndexDepositLists1763844100000 implements MigrationInterface {
  name = 'IndexDepositLists1763844100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX deposits_newest ON deposits (created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX deposits_status ON deposits (status, created_at DESC, id DESC)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX deposits_newest`);
    await q.query(`DROP INDEX deposits_status`);
  }
}
