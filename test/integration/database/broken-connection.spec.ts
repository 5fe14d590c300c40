import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SharedReads } from '../../../src/database/shared-reads.js';
import type { Statement } from '../../../src/database/statement.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';

let gatehouse: TestApp;
let superuser: pg.Client;
beforeAll(async () => {
  gatehouse = await startTestApp();
  superuser = new pg.Client({ connectionString: gatehouse.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await gatehouse.stop();
});

const MY_BACKEND: Statement = { name: 'my-backend', text: 'SELECT pg_backend_pid() AS pid', values: [] };

async function breakConnection(pid: number | undefined): Promise<void> {
  await superuser.query('SELECT pg_terminate_backend($1)', [pid]);
  await new Promise((resolve) => setTimeout(resolve, 100));
}

it('a connection that breaks within a transaction fails that transaction only; the program goes on', async () => {
  const work = gatehouse.app.get(UnitOfWork).run(async (tx) => {
    const [backend] = await tx.query<{ pid: number }>(MY_BACKEND);
    await breakConnection(backend?.pid);
    await tx.query(MY_BACKEND);
  });

  await expect(work).rejects.toThrow();
  const answer = await fetch(`${gatehouse.url}/health/ready`);
  expect(answer.status).toBe(200);
});

it('reads that share a connection share it only while they are under way, each getting its own answer', async () => {
  const reads = gatehouse.app.get(SharedReads);
  const echo = (value: number) =>
    reads.find<{ value: number; pid: number }>({
      name: 'echo',
      text: 'SELECT $1::int AS value, pg_backend_pid() AS pid',
      values: [value],
    });

  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => echo(at)));

  expect(answers.map((answer) => answer?.value)).toEqual(Array.from({ length: 50 }, (_, at) => at));
  expect(new Set(answers.map((answer) => answer?.pid)).size).toBe(1);
});

it('a read that fails does not fail the reads beside it', async () => {
  const reads = gatehouse.app.get(SharedReads);
  const divide = (by: number) =>
    reads.find<{ value: number }>({ name: 'divide', text: 'SELECT 6 / $1::int AS value', values: [by] });

  const answers = await Promise.allSettled([divide(2), divide(0), divide(3)]);

  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await divide(1)).toEqual({ value: 6 });
});

it('after the shared connection has broken, the next read finds another', async () => {
  const reads = gatehouse.app.get(SharedReads);
  const underWay = Promise.allSettled([
    reads.find({ name: 'slow', text: 'SELECT pg_sleep(5)', values: [] }),
    reads.find(MY_BACKEND),
  ]);
  const found = await eventually(async () => {
    const { rows } = await superuser.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()`,
    );
    return rows[0];
  });
  await breakConnection(found.pid);

  expect((await underWay).map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
  expect(await reads.find<{ pid: number }>(MY_BACKEND)).toEqual({ pid: expect.any(Number) });
});
