import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of verifications by the product that carries them (W80), of which each has its own. */
export class IndexTrustProducts1763844000000 implements MigrationInterface {
  name = 'IndexTrustProducts1763844000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE INDEX toll_free_verifications_trust_product ON toll_free_verifications (trust_product_id)
       WHERE trust_product_id IS NOT NULL AND deleted_at IS NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX toll_free_verifications_trust_product`);
  }
}
