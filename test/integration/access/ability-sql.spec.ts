import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { abilityOf, ACTIONS, SUBJECTS, type Action } from '../../../src/access/ability.js';
import { readableSql } from '../../../src/access/ability-sql.js';
import { mayDo } from '../../../src/access/authorize.js';
import type { Principal } from '../../../src/access/principal.js';
import { BANDS, CASE_TYPES, ROLES } from '../../../src/kernel/words.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/**
 * One rule guards a row and filters a list. Here both are asked about the same rows, over every role, scope, action and subject:
 * the guard in memory, the list by real Postgres.
 */
const COUNTRIES = ['DE', 'FR', 'US', 'BR', 'JP'] as const;
const ACCOUNTS = Array.from({ length: 4 }, (_, at) => `00000000-0000-7000-8000-00000000000${at}`);

const row = fc.record({
  type: fc.constantFrom(...CASE_TYPES),
  country: fc.constantFrom(...COUNTRIES),
  band: fc.constantFrom(...BANDS),
  accountId: fc.constantFrom(...ACCOUNTS),
  parentId: fc.option(fc.constantFrom(...ACCOUNTS)),
});

const staff = fc
  .record({
    roles: fc.subarray([...ROLES]),
    caseTypes: fc.option(fc.subarray([...CASE_TYPES])),
    countries: fc.option(fc.subarray([...COUNTRIES])),
    maxBand: fc.option(fc.constantFrom(...BANDS)),
  })
  .map(({ roles, ...scope }): Principal => ({
    kind: 'staff',
    staff: { id: ACCOUNTS[0] ?? '', email: 'x@gatehouse.example', name: 'X', roles, scope },
  }));

const customer = fc
  .constantFrom(...ACCOUNTS)
  .map((accountId): Principal => ({ kind: 'customer', accountId, portalUserId: null, label: 'X' }));

const platform = fc.constant<Principal>({ kind: 'platform', keyId: null, label: 'X' });

const COLUMNS = {
  type: 'r.type',
  country: 'r.country',
  band: 'r.band',
  accountId: 'r.account_id',
  parentId: 'r.parent_id',
};

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('filters a list in SQL exactly as the ability guards each of its rows', async () => {
  let seen = 0;
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 5, arbitrary: staff }, customer, platform),
      // Most grants are to read; every other action gets its share.
      fc.oneof(fc.constant<Action>('read'), fc.constantFrom(...ACTIONS)),
      fc.constantFrom(...SUBJECTS),
      fc.array(row, { minLength: 1, maxLength: 30 }),
      async (principal, action, subject, rows) => {
        const ability = abilityOf(principal);
        const guarded = rows.flatMap((one, at) => (mayDo(ability, action, subject, one) ? [at] : []));
        const { text, values } = readableSql(ability, action, subject, COLUMNS, 2);
        const listed = await client.query<{ at: number }>(
          `SELECT r.at FROM jsonb_to_recordset($1::jsonb)
             AS r (at int, type text, country text, band text, account_id uuid, parent_id uuid)
           WHERE ${text} ORDER BY r.at`,
          [
            JSON.stringify(
              rows.map((one, at) => ({ at, ...one, account_id: one.accountId, parent_id: one.parentId })),
            ),
            ...values,
          ],
        );
        seen += guarded.length;
        hidden += rows.length - guarded.length;
        expect(listed.rows.map(({ at }) => at)).toEqual(guarded);
      },
    ),
    { numRuns: 600 },
  );
  // Both happened, often: a test in which everything or nothing is shown proves little.
  expect(seen).toBeGreaterThan(200);
  expect(hidden).toBeGreaterThan(200);
});

it('reads work within the scope only: every row of a narrowed reviewer’s list is of his types, countries and bands', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...CASE_TYPES], { minLength: 1 }),
      fc.subarray([...COUNTRIES], { minLength: 1 }),
      fc.constantFrom(...BANDS),
      fc.array(row, { minLength: 1, maxLength: 30 }),
      (caseTypes, countries, maxBand, rows) => {
        const scope = { caseTypes, countries, maxBand };
        const ability = abilityOf({
          kind: 'staff',
          staff: { id: '', email: '', name: '', roles: ['reviewer'], scope },
        });
        const bands = BANDS.slice(0, BANDS.indexOf(maxBand) + 1);
        for (const one of rows) {
          const inScope = countries.includes(one.country) && bands.includes(one.band);
          expect(mayDo(ability, 'read', 'account', one)).toBe(inScope);
          expect(mayDo(ability, 'work', 'case', one)).toBe(inScope && caseTypes.includes(one.type));
        }
        return Promise.resolve();
      },
    ),
  );
});

it('does not turn a condition without a column into a wider list', () => {
  const ability = abilityOf({
    kind: 'customer',
    accountId: ACCOUNTS[0] ?? '',
    portalUserId: null,
    label: 'X',
  });
  expect(() => readableSql(ability, 'read', 'account', { accountId: 'a.id' })).toThrow('No column is given');
});
