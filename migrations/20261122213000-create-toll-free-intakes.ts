import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which submission is being looked through, by whose turn, and what its addresses showed at the time. */
export class CreateTollFreeIntakes1763844600000 implements MigrationInterface {
  name = 'CreateTollFreeIntakes1763844600000';

  async up(q: QueryRunner): Promise<void> {
    // One row a submission, so that it is looked through once however many workers there are. `claimed_until` is in the server's time.
    await q.query(`
      CREATE TABLE toll_free_intakes (
        verification_id uuid NOT NULL REFERENCES toll_free_verifications (id),
        submission int NOT NULL,
        account_id uuid NOT NULL,
        attempt int NOT NULL,
        claimed_until timestamptz NOT NULL,
        begun_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (verification_id, submission)
      )`);
    // The bytes are in the file storage under storage_key; a fetch that failed has its reason instead.
    await q.query(`
      CREATE TABLE toll_free_snapshots (
        id uuid PRIMARY KEY,
        verification_id uuid NOT NULL REFERENCES toll_free_verifications (id),
        submission int NOT NULL,
        account_id uuid NOT NULL,
        field text NOT NULL,
        url text NOT NULL,
        final_url text,
        status int,
        content_type text,
        size int,
        sha256 bytea,
        storage_key text,
        failure text,
        fetched_at timestamptz NOT NULL,
        CHECK ((storage_key IS NULL) = (sha256 IS NULL)),
        CHECK (status IS NOT NULL OR failure IS NOT NULL)
      )`);
    await q.query(
      `CREATE INDEX toll_free_snapshots_verification ON toll_free_snapshots (verification_id, submission)`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE toll_free_snapshots`);
    await q.query(`DROP TABLE toll_free_intakes`);
  }
}
