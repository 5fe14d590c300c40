import { afterAll, beforeAll, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { ReleaseEndedHolds } from '../../../src/holds/release-ended-holds.js';
import { DAY, MINUTE } from '../../../src/kernel/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount } from '../../support/builders.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let ending: ReleaseEndedHolds;
beforeAll(async () => {
  gatehouse = await startTestApp();
  ending = gatehouse.app.get(ReleaseEndedHolds, { strict: false });
});
afterAll(() => gatehouse.stop());

const NOON = new Date('2026-12-01T12:00:00Z');
const before = (ms: number) => new Date(NOON.getTime() - ms);
const releaseOf = (holdId: string) =>
  rowsIn<{ released_by_kind: string | null; released_at: Date | null }>(
    gatehouse.database,
    `SELECT released_by_kind, released_at FROM holds WHERE id = $1`,
    [holdId],
  );

it('ends a hold at its time, not before, by the system, and tells the owner', async () => {
  const account = await anAccount(gatehouse.database);
  const hold = await aHold(gatehouse.database, account, { placedAt: before(DAY), until: NOON });

  expect(await ending.run(before(1))).toBe(0);
  expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  expect(await ending.run(NOON)).toBe(1);

  expect(await statusOf(gatehouse.database, account)).toBe('active');
  expect(await releaseOf(hold.id)).toEqual([{ released_by_kind: 'system', released_at: NOON }]);
  expect(await mailsTo(gatehouse.database, account.email)).toMatchObject([
    { template: 'hold-released', payload: { stillRestricted: false, releasedAt: NOON.toISOString() } },
  ]);
  expect(await ending.run(NOON)).toBe(0);
});

it('leaves what has no end, what ends later, and what was released before', async () => {
  const account = await anAccount(gatehouse.database);
  const placed = { placedAt: before(DAY) };
  await aHold(gatehouse.database, account, placed);
  await aHold(gatehouse.database, account, { ...placed, until: new Date(NOON.getTime() + 1) });
  await aHold(gatehouse.database, account, { ...placed, until: before(MINUTE), releasedAt: before(DAY / 2) });

  expect(await ending.run(NOON)).toBe(0);
  expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  expect(await mailsTo(gatehouse.database, account.email)).toEqual([]);
});

it('run by several processes at once, ends each hold once', async () => {
  const accounts = await Promise.all(Array.from({ length: 12 }, () => anAccount(gatehouse.database)));
  for (const account of accounts)
    await aHold(gatehouse.database, account, { placedAt: before(DAY), until: before(MINUTE) });

  const counts = await Promise.all([ending.run(NOON), ending.run(NOON), ending.run(NOON)]);

  expect(counts.reduce((sum, count) => sum + count)).toBe(12);
  for (const account of accounts) {
    expect(await statusOf(gatehouse.database, account)).toBe('active');
    expect(await mailsTo(gatehouse.database, account.email)).toHaveLength(1);
  }
});

it('goes through more than one batch', async () => {
  const account = await anAccount(gatehouse.database);
  await rowsIn(
    gatehouse.database,
    `INSERT INTO holds (id, account_id, kind, code, source, placed_by_kind, placed_by_label, placed_at, until)
     SELECT gen_random_uuid(), $1, 'hold', 'staff_decision', 'staff', 'staff', 'A. Lead', $2, $3 FROM generate_series(1, 450)`,
    [account.id, before(DAY), before(MINUTE)],
  );

  expect(await ending.run(NOON)).toBe(450);
  expect(await statusOf(gatehouse.database, account)).toBe('active');
});

it('is among the tasks that run when their time comes', async () => {
  const account = await anAccount(gatehouse.database);
  await aHold(gatehouse.database, account, { placedAt: before(DAY), until: before(MINUTE) });

  const { errors } = await gatehouse.app.get(DueTasks, { strict: false }).runAll(NOON);

  expect(errors).toEqual([]);
  expect(await statusOf(gatehouse.database, account)).toBe('active');
});
