import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every country and territory with telephone numbers of its own, ISO 3166. */
const COUNTRIES =
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** Where a rule does not begin as allowed throughout, and why; an admin may change every one of them. */
const EXCEPTIONS = [
  {
    countries: 'CU IR KP',
    rule: { sms: 'blocked', voice: 'blocked', trunk: 'blocked' },
    note: 'Under comprehensive sanctions: no service may be provided there without a licence.',
  },
  {
    countries: 'SY',
    rule: { sms: 'approval', voice: 'approval', trunk: 'approval' },
    note: 'Comprehensive sanctions ended in 2025; sanctions on persons and export controls remain, so each account is looked at first.',
  },
  // What a call costs to end there is far above what it costs to carry, and numbers are let out to whoever brings calls. Countries
  // of the European Union are not among them: there the price of ending a call is capped by law.
  {
    countries:
      'AC AF AL AZ BA BI BY CF CK FK GM GN GW KI KM LR LY MG MR MV NR NU PG SB SD SH SL SO SS ST TD TK TL TN TV VU WF YE ZW',
    rule: { sms: 'allowed', voice: 'approval', trunk: 'approval' },
    note: 'A frequent destination of international revenue share fraud: calls need an agreement first.',
  },
] as const;

/** Numbers with their owner, and which service is allowed in which country (P2). */
export class CreateNumbersAndCountryRules1763840700000 implements MigrationInterface {
  name = 'CreateNumbersAndCountryRules1763840700000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE numbers (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts (id),
        phone_e164 text NOT NULL,
        toll_free boolean NOT NULL,
        traffic_state text NOT NULL CHECK (traffic_state IN ('restricted','pending','verified')),
        added_at timestamptz NOT NULL,
        released_at timestamptz
      )`);
    // A number has one owner at a time, proved by the database; the permission check finds it by this one, too.
    await q.query(`CREATE UNIQUE INDEX numbers_one_owner ON numbers (phone_e164) WHERE released_at IS NULL`);
    await q.query(
      `CREATE INDEX numbers_account ON numbers (account_id, added_at DESC, id DESC) WHERE released_at IS NULL`,
    );

    const services = ['sms', 'voice', 'trunk'].map(
      (service) => `${service} text NOT NULL CHECK (${service} IN ('allowed','approval','blocked'))`,
    );
    await q.query(`
      CREATE TABLE country_rules (
        country text PRIMARY KEY,
        ${services.join(',\n        ')},
        note text,
        version int NOT NULL DEFAULT 1,
        changed_at timestamptz,
        changed_by text
      )`);
    await q.query(
      `INSERT INTO country_rules (country, sms, voice, trunk)
       SELECT code, 'allowed', 'allowed', 'allowed' FROM unnest($1::text[]) code`,
      [COUNTRIES.split(' ')],
    );
    for (const { countries, rule, note } of EXCEPTIONS)
      await q.query(
        `UPDATE country_rules SET sms = $2, voice = $3, trunk = $4, note = $5 WHERE country = ANY ($1::text[])`,
        [countries.split(' '), rule.sms, rule.voice, rule.trunk, note],
      );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE country_rules`);
    await q.query(`DROP TABLE numbers`);
  }
}
