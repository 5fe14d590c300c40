import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hold of a parent account stands on its subaccounts, too: each copy names the hold that it follows, and ends with it. */
export class LinkInheritedHolds1763844000000 implements MigrationInterface {
  name = 'LinkInheritedHolds1763844000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE holds ADD COLUMN inherited_from uuid REFERENCES holds (id)`);
    // Finds the copies when the parent's hold is released, and when it is removed.
    await q.query(
      `CREATE INDEX holds_inherited ON holds (inherited_from, account_id) WHERE inherited_from IS NOT NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE holds DROP COLUMN inherited_from`);
  }
}
