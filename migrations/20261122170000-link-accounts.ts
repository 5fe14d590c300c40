import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account can be the same as another by, and the column that says so. */
const SHARED = {
  accounts_email: 'email_normalised',
  accounts_skeleton: 'company_skeleton',
  accounts_phone: 'phone_e164',
  accounts_card: 'card_fingerprint',
  accounts_device: 'device_id',
  accounts_website: 'website_domain',
} as const;

/**
 * Links between accounts are looked up by status (held ones only, at every signup) and shown the newest first (on the case page),
 * so that a domain that thousands share costs no more than one that two share. An external id is one account's.
 */
export class LinkAccounts1763829600000 implements MigrationInterface {
  name = 'LinkAccounts1763829600000';

  async up(q: QueryRunner): Promise<void> {
    for (const [index, column] of Object.entries(SHARED)) {
      await q.query(`DROP INDEX ${index}`);
      await q.query(
        `CREATE INDEX ${index} ON accounts (${column}, status, created_at DESC) WHERE ${column} IS NOT NULL`,
      );
    }
    // A held account is found by the domain of its mail, too. Accounts that are not on hold pay nothing for it.
    await q.query(
      `CREATE INDEX accounts_held_mail_domain ON accounts (split_part(email_normalised, '@', 2)) WHERE status = 'on_hold'`,
    );
    // Without a pending list: signups read this index far more often than accounts are held, and each would read the whole list.
    await q.query(`ALTER INDEX accounts_held_near_names SET (fastupdate = off)`);
    await q.query(`DROP INDEX accounts_external`);
    await q.query(
      `CREATE UNIQUE INDEX accounts_external ON accounts (external_id) WHERE external_id IS NOT NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX accounts_external`);
    await q.query(`CREATE INDEX accounts_external ON accounts (external_id) WHERE external_id IS NOT NULL`);
    await q.query(`ALTER INDEX accounts_held_near_names RESET (fastupdate)`);
    await q.query(`DROP INDEX accounts_held_mail_domain`);
    for (const [index, column] of Object.entries(SHARED)) {
      await q.query(`DROP INDEX ${index}`);
      const sparse = index === 'accounts_email' ? '' : ` WHERE ${column} IS NOT NULL`;
      await q.query(`CREATE INDEX ${index} ON accounts (${column})${sparse}`);
    }
  }
}
