import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that hang on no case yet, and when they are removed if that stays so. A row is written before its files are, so
 * that a crash at any moment leaves no file behind that nobody knows of.
 */
export class WatchUnattachedFiles1763828100000 implements MigrationInterface {
  name = 'WatchUnattachedFiles1763828100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE unattached_files (
        evidence_id uuid PRIMARY KEY,
        storage_keys text[] NOT NULL,
        remove_at timestamptz NOT NULL
      )`);
    await q.query(`CREATE INDEX unattached_files_due ON unattached_files (remove_at)`);
    // Whether a file hangs on a case: asked at every upload and removal, and by the foreign key.
    await q.query(
      `CREATE INDEX case_evidence_file ON case_evidence (evidence_id) WHERE evidence_id IS NOT NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX case_evidence_file`);
    await q.query(`DROP TABLE unattached_files`);
  }
}
