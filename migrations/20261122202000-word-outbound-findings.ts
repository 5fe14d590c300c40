import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbound permission: the words for findings and rejections (T10–T15), and the end of a grant that is limited in time. */
export class WordOutboundFindings1763841100000 implements MigrationInterface {
  name = 'WordOutboundFindings1763841100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE outbound_permissions
        ADD COLUMN lapsed_at timestamptz,
        ADD CONSTRAINT outbound_permissions_findings CHECK (findings <@ ARRAY[
          'arbitrary_content','arbitrary_destinations','unsolicited_contact','never_production',
          'traffic_pattern','card_flagged','hold_stands']),
        ADD CONSTRAINT outbound_permissions_rejection_codes CHECK (rejection_codes <@ ARRAY[
          'arbitrary_content','arbitrary_destinations','unsolicited_contact','never_production',
          'purpose_unclear','phone_not_trusted','traffic_pattern','linked_to_abuse'])`);
    // The due task that notices grants which have run out.
    await q.query(
      `CREATE INDEX outbound_permissions_running_out ON outbound_permissions (condition_until)
       WHERE status = 'granted' AND condition_until IS NOT NULL AND lapsed_at IS NULL`,
    );
    // The due tasks that remind and close: requests in discussion wait for their customer as well.
    await q.query(`DROP INDEX outbound_permissions_unfinished`);
    await q.query(
      `CREATE INDEX outbound_permissions_unfinished ON outbound_permissions (touched_at)
       WHERE status IN ('open','in_review','in_discussion')`,
    );
    // The median from the last step to the grant, for /metrics.
    await q.query(
      `CREATE INDEX outbound_permissions_granted_at ON outbound_permissions (granted_at) WHERE granted_at IS NOT NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      `DROP INDEX outbound_permissions_granted_at, outbound_permissions_unfinished, outbound_permissions_running_out`,
    );
    await q.query(
      `CREATE INDEX outbound_permissions_unfinished ON outbound_permissions (touched_at) WHERE status = 'open'`,
    );
    await q.query(`
      ALTER TABLE outbound_permissions
        DROP CONSTRAINT outbound_permissions_findings,
        DROP CONSTRAINT outbound_permissions_rejection_codes,
        DROP COLUMN lapsed_at`);
  }
}
