import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/kernel/clock.js';
import type { UsageLine } from '../../../src/monitoring/usage/usage-line.js';
import { insertUsage, replaceUsage } from '../../../src/monitoring/usage/write-usage.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { rowsIn } from '../../support/rows-in.js';
import { openUsageIntake, type UsageIntake } from '../../support/usage-intake.js';
import { aLine, daysOf, linesOf, type SentLine } from '../../support/usage.js';

const NOW = new Date('2026-11-22T10:30:00Z');

let database: TestDatabase;
let intake: UsageIntake;
let account: BuiltAccount;
let other: BuiltAccount;
beforeAll(async () => {
  database = await createTestDatabase();
  intake = await openUsageIntake(database, { now: NOW });
  account = await anAccount(database);
  other = await anAccount(database);
});
afterAll(async () => {
  await intake.close();
  await database.drop();
});
beforeEach(() => rowsIn(database, 'TRUNCATE usage_hours, usage_days'));

/** The days of all accounts as they are kept, and as they follow from the lines that stand. */
async function keptAndCounted(): Promise<readonly [kept: object[], counted: object[]]> {
  return [
    await rowsIn(
      database,
      `SELECT account_id, day::text, milliunits, units FROM usage_days WHERE milliunits <> 0 ORDER BY 1, 2`,
    ),
    await rowsIn(
      database,
      `SELECT account_id, (hour AT TIME ZONE 'UTC')::date::text AS day, sum(milliunits)::bigint AS milliunits, ceil(sum(milliunits) / 1000)::bigint AS units
       FROM usage_hours WHERE service <> 'numbers' GROUP BY 1, 2 HAVING sum(milliunits) <> 0 ORDER BY 1, 2`,
    ),
  ];
}

function hour(back: number): string {
  return new Date(Math.floor(NOW.getTime() / HOUR) * HOUR - back * HOUR).toISOString();
}

describe('P5: usage is reported in any order, more than once, by several at a time', () => {
  const anyLine = fc.record({
    of: fc.constantFrom(0, 1),
    back: fc.constantFrom(0, 1, 10, 11, 34, 35),
    service: fc.constantFrom('sms', 'voice', 'numbers'),
    country: fc.constantFrom('DE', 'XS'),
    units: fc.nat(50),
    failed: fc.option(fc.nat(3), { nil: undefined }),
  });
  type AnyLine = typeof anyLine extends fc.Arbitrary<infer Line> ? Line : never;

  const sent = ({ of, back, ...line }: AnyLine): SentLine =>
    aLine(of === 0 ? account : other, { ...line, hour: hour(back) });
  const keyOf = ({ of, back, service, country }: AnyLine): string => [of, back, service, country].join();

  it('whatever is sent in however many bodies: the last line of each key stands, and every day is the sum of what stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyLine, { maxLength: 30 }), { maxLength: 4 }), async (bodies) => {
        await rowsIn(database, 'TRUNCATE usage_hours, usage_days');
        for (const body of bodies) await intake.send(body.map(sent));

        const standing = new Map(bodies.flat().map((line) => [keyOf(line), line]));
        const rows = await rowsIn<{ milliunits: number; failed: number | null }>(
          database,
          `SELECT milliunits, failed FROM usage_hours ORDER BY 1, 2`,
        );
        const expected = [...standing.values()].map(({ units, failed }) => [units * 1000, failed ?? null]);
        expect(
          rows
            .map(({ milliunits, failed }) => [milliunits, failed])
            .map(String)
            .sort(),
        ).toEqual(expected.map(String).sort());
        const [kept, counted] = await keptAndCounted();
        expect(kept).toEqual(counted);
      }),
      { numRuns: 40 },
    );
  });

  it('the same lines in any order, some of them repeated: always the same totals', async () => {
    const lines = fc.uniqueArray(anyLine, { selector: keyOf, minLength: 1, maxLength: 20 });
    const orders = lines.chain((each) =>
      fc.tuple(fc.constant(each), fc.shuffledSubarray([...each, ...each], { minLength: each.length })),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([each, shuffled]) => {
        await rowsIn(database, 'TRUNCATE usage_hours, usage_days');
        await intake.send(each.map(sent));
        const [inOrder] = await keptAndCounted();
        await rowsIn(database, 'TRUNCATE usage_hours, usage_days');
        await intake.send([...shuffled, ...each].map(sent));
        await intake.send(shuffled.map(sent));

        const [kept, counted] = await keptAndCounted();
        expect(kept).toEqual(inOrder);
        expect(kept).toEqual(counted);
      }),
      { numRuns: 20 },
    );
  });

  it('the same rows on eight connections at once, each time with other figures, in other orders: every total is exact', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => ({
      country: ['DE', 'FR', 'US'][n % 3],
      hour: hour(n % 20),
      service: n % 2 === 0 ? 'sms' : 'voice',
    }));
    const work = Array.from({ length: 8 }, async (_, sender) => {
      for (let round = 0; round < 12; round++) {
        const lines = keys.flatMap((key, n) => {
          const units = (sender * 31 + round * 7 + n) % 97;
          return [aLine(account, { ...key, units }), aLine(other, { ...key, units: units + 1 })];
        });
        const turned = sender % 2 === 0 ? lines : lines.reverse();
        await intake.send([...turned.slice(sender * 3), ...turned.slice(0, sender * 3)]);
      }
    });

    await Promise.all(work);

    const [kept, counted] = await keptAndCounted();
    expect(kept).toEqual(counted);
    expect(kept.length).toBe(4);
    expect(await linesOf(database, account)).toBe(60);
  });

  it('the same new rows on eight connections at once: each is written once', async () => {
    const lines = Array.from({ length: 200 }, (_, n) => aLine(account, { hour: hour(n), units: 1 }));

    const answers = await Promise.all(Array.from({ length: 8 }, () => intake.send(lines)));

    expect(answers.map(({ accepted }) => accepted)).toEqual(Array(8).fill(200));
    expect(await linesOf(database, account)).toBe(200);
    const total = Object.values(await daysOf(database, account)).reduce((sum, units) => sum + units, 0);
    expect(total).toBe(200);
  });
});

describe('P5: minutes have fractions', () => {
  it('a day is added up exactly, and what is compared with a limit is rounded up once', async () => {
    await intake.send(
      Array.from({ length: 30 }, (_, n) => aLine(account, { service: 'voice', units: 0.1, country: n < 10 ? 'DE' : n < 20 ? 'FR' : 'US', hour: hour(n % 10) })), // prettier-ignore
    );
    expect(await daysOf(database, account)).toEqual({ '2026-11-22': 3 });

    await intake.send([aLine(account, { service: 'voice', units: 0.2, country: 'DE', hour: hour(0) })]);
    expect(await daysOf(database, account)).toEqual({ '2026-11-22': 4 });
  });
});

describe('whoever watches accounts', () => {
  const line = (back: number, milliunits: number): UsageLine => ({
    ...{ accountId: account.id, service: 'sms', country: 'DE', milliunits, microdollars: null },
    hour: Math.floor(NOW.getTime() / HOUR) - back,
    counts: {
      ...{ attempts: 1, uniqueDestinations: 1, failed: 0, inbound: null, otpSent: null },
      ...{ otpVerified: null, optOuts: null, complaints: null, numbersOwned: null },
    },
  });

  it('is told of every hour that is not what it was, and of no other', async () => {
    await intake.days.run(NOW);
    const first = [line(0, 1000), line(1, 2000), line(2, 3000)];
    const then = [line(0, 1000), line(1, 5000), line(3, 4000)];

    const inserted = await intake.unitOfWork.run((tx) => insertUsage(tx, first, NOW));
    const replaced = await intake.unitOfWork.run((tx) => replaceUsage(tx, then, NOW));
    const again = await intake.unitOfWork.run((tx) => replaceUsage(tx, then, NOW));

    const hours = (changed: readonly { hour: number }[]) => changed.map((one) => one.hour).sort();
    expect(hours(inserted)).toEqual(first.map((one) => one.hour).sort());
    expect(hours(replaced)).toEqual([line(3, 0).hour, line(1, 0).hour]);
    expect(replaced.every(({ accountId }) => accountId === account.id)).toBe(true);
    expect(again).toEqual([]);
  });
});

describe('each UTC day has its partition', () => {
  const partitions = async (): Promise<readonly string[]> => {
    const rows = await rowsIn<{ name: string }>(
      database,
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'usage_hours'::regclass ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('is made ahead of time, once, however many processes see to it', async () => {
    const nextYear = new Date(NOW.getTime() + 365 * DAY);
    const processes = await Promise.all([1, 2, 3].map(() => openUsageIntake(database, { now: NOW })));

    const made = await Promise.all(processes.map(({ days }) => days.run(nextYear)));
    const again = await Promise.all(processes.map(({ days }) => days.run(nextYear)));

    expect(made.reduce((sum, count) => sum + count)).toBe(4);
    expect(again).toEqual([0, 0, 0]);
    expect((await partitions()).filter((name) => name.startsWith('usage_hours_2027'))).toEqual([
      'usage_hours_20271122',
      'usage_hours_20271123',
      'usage_hours_20271124',
      'usage_hours_20271125',
    ]);
    await Promise.all(processes.map((one) => one.close()));
  });

  it('is made again when somebody has removed it', async () => {
    await intake.send([aLine(account, { hour: '2026-10-01T05:00:00Z' })]);
    await rowsIn(database, 'DROP TABLE usage_hours_20261001');

    const { accepted } = await intake.send([aLine(account, { hour: '2026-10-01T06:00:00Z', units: 3 })]);

    expect(accepted).toBe(1);
    expect(await partitions()).toContain('usage_hours_20261001');
    expect(await linesOf(database, account)).toBe(1);
  });
});

it('lines of an account that an operator has removed meanwhile are rejected, those of others taken', async () => {
  const gone = await anAccount(database);
  await intake.send([aLine(gone, { hour: '2026-11-20T00:00:00Z' })]);
  for (const table of ['usage_hours', 'usage_days'])
    await rowsIn(database, `DELETE FROM ${table} WHERE account_id = $1`, [gone.id]);
  await rowsIn(database, 'DELETE FROM accounts WHERE id = $1', [gone.id]);

  const answer = await intake.send([aLine(gone), aLine(account)]);

  expect(answer).toMatchObject({ accepted: 1, rejected: [{ line: 1, code: 'account_unknown' }] });
  expect([await linesOf(database, gone), await linesOf(database, account)]).toEqual([0, 1]);
});

describe('a body that breaks off', () => {
  it('leaves whole batches behind, and sent again in full gives what it would have given at once', async () => {
    const countries = ['DE', 'FR', 'GB', 'US', 'XS'];
    const lines = Array.from({ length: 9000 }, (_, n) =>
      aLine(account, { hour: hour(Math.floor(n / 5)), country: countries[n % 5], units: 1 }),
    );
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    async function* cutOff(): AsyncGenerator<Buffer> {
      for (let at = 0; at < text.length * 0.7; at += 50_000)
        yield await Promise.resolve(Buffer.from(text.slice(at, at + 50_000)));
      throw new Error('the sender is gone');
    }

    await expect(intake.takeIn(cutOff())).rejects.toThrow('the sender is gone');
    const left = await linesOf(database, account);
    const [kept, counted] = await keptAndCounted();
    const again = await intake.send(lines);

    expect(left).toBeGreaterThanOrEqual(4000);
    expect(left).toBeLessThan(7000);
    expect(kept).toEqual(counted);
    expect([again.accepted, await linesOf(database, account)]).toEqual([9000, 9000]);
    const [keptAfter, countedAfter] = await keptAndCounted();
    expect(keptAfter).toEqual(countedAfter);
  });
});
