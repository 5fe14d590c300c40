import { afterAll, beforeAll, expect, it } from 'vitest';
import { int4s, int8s, shortTexts, uuids } from '../../../src/database/binary-arrays.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { rowsIn } from '../../support/rows-in.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The array as Postgres understands it, in its own words. */
async function understood(array: Buffer, type: string): Promise<string | undefined> {
  const [row] = await rowsIn<{ text: string }>(database, `SELECT ($1::${type}[])::text AS text`, [array]);
  return row?.text;
}

it('Postgres reads whole numbers of every size as they are, and null as NULL', async () => {
  const numbers = [0, 1, 4_294_967_295, 4_294_967_296, 99_999_999_999_000, Number.MAX_SAFE_INTEGER, null, 7];
  expect(
    await understood(
      int8s(numbers, (n) => n),
      'bigint',
    ),
  ).toBe(
    // prettier-ignore
    '{0,1,4294967295,4294967296,99999999999000,9007199254740991,NULL,7}',
  );
  expect(await understood(int4s([0, 494_000, 2_147_483_647], (n) => n), 'int')).toBe('{0,494000,2147483647}'); // prettier-ignore
});

it('Postgres reads uuids and short texts as they are', async () => {
  const ids = ['0190a3b4-0000-7abc-8def-0123456789ab', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const [first = '', second = ''] = ids;
  expect(await understood(uuids([first, second, first], (id) => id), 'uuid')).toBe(`{${first},${second},${first}}`); // prettier-ignore
  expect(await understood(shortTexts(['sms', 'numbers', ''], 7, (text) => text), 'text')).toBe('{sms,numbers,""}'); // prettier-ignore
});

it('an array of nothing is empty', async () => {
  const none: readonly number[] = [];
  expect(await understood(int8s(none, (n) => n), 'bigint')).toBe('{}'); // prettier-ignore
});
