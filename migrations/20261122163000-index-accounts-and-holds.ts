import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The filters of the lists of accounts, API keys and holds: each finds its rows in the order in which they are shown. */
export class IndexAccountsAndHolds1763829000000 implements MigrationInterface {
  name = 'IndexAccountsAndHolds1763829000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX accounts_country ON accounts (country, created_at DESC, id DESC)`);
    // Nearly all accounts are self-service; only the few contracted ones are worth an index.
    await q.query(
      `CREATE INDEX accounts_contracted ON accounts (created_at DESC, id DESC) WHERE plan = 'contracted'`,
    );
    // Searches by the beginning of a name or an address, whatever the database's collation.
    await q.query(`CREATE INDEX accounts_company_prefix ON accounts (lower(company_name) text_pattern_ops)`);
    await q.query(`CREATE INDEX accounts_email_prefix ON accounts (lower(email) text_pattern_ops)`);
    await q.query(
      `CREATE INDEX api_keys_live ON api_keys (account_id, created_at DESC, id DESC) WHERE revoked_at IS NULL`,
    );
    await q.query(`CREATE INDEX holds_code ON holds (code, placed_at DESC, id DESC)`);
    await q.query(`DROP INDEX holds_account`);
    await q.query(`CREATE INDEX holds_account ON holds (account_id, placed_at DESC, id DESC)`);
    await q.query(`DROP INDEX account_facts_account`);
    await q.query(
      `CREATE INDEX account_facts_account ON account_facts (account_id, recorded_at DESC, id DESC)`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX account_facts_account`);
    await q.query(`CREATE INDEX account_facts_account ON account_facts (account_id, recorded_at DESC)`);
    await q.query(`DROP INDEX holds_account`);
    await q.query(`CREATE INDEX holds_account ON holds (account_id, placed_at DESC)`);
    for (const index of [
      'holds_code',
      'api_keys_live',
      'accounts_email_prefix',
      'accounts_company_prefix',
      'accounts_contracted',
      'accounts_country',
    ])
      await q.query(`DROP INDEX ${index}`);
  }
}
