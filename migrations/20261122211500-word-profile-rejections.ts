import type { MigrationInterface, QueryRunner } from 'typeorm';

/** W72: a business profile is rejected only with codes of the program's own table. */
export class WordProfileRejections1763843000000 implements MigrationInterface {
  name = 'WordProfileRejections1763843000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE business_profiles ADD CONSTRAINT business_profiles_rejection_codes_check CHECK (
        rejection_codes <@ ARRAY['business_not_found','registration_not_valid','address_not_valid','website_not_valid',
          'contact_not_valid','identity_not_right','type_not_right','details_insufficient','linked_to_abuse'])`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE business_profiles DROP CONSTRAINT business_profiles_rejection_codes_check`);
  }
}
