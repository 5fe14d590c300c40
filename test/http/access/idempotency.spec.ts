import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/clock.js';
import { asStaff, call, type Answer, type Caller } from '../../support/api.js';
import { ADMIN_TOKEN, startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

interface KeyBody {
  readonly sid: string;
  readonly key: string;
  readonly code?: string;
}

const ADMIN = asStaff({ token: ADMIN_TOKEN });

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

/** Making a platform key: a POST whose answer holds a secret that is shown once. */
function make(name: unknown, key: string, caller: Caller = ADMIN): Promise<Answer<KeyBody>> {
  return call(gatehouse, caller, 'POST', '/api/platform-keys', { name }, { 'idempotency-key': key });
}

async function made(name: string): Promise<number> {
  return (await rowsIn(gatehouse.database, 'SELECT id FROM platform_keys WHERE name = $1', [name])).length;
}

it('gives a repeat the same answer, secret and all, and does the work once', async () => {
  const first = await make('once', 'key-1');
  const second = await make('once', 'key-1');
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(await made('once')).toBe(1);
});

it('refuses another body under the same key', async () => {
  await make('one thing', 'key-2');
  const other = await make('another thing', 'key-2');
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  expect(await made('another thing')).toBe(0);
});

it('takes the same fields in another order for the same body', async () => {
  const send = (body: string): Promise<Answer<KeyBody>> =>
    call(gatehouse, ADMIN, 'POST', '/api/staff', body, { 'idempotency-key': 'key-3' });
  const first = await send('{"email":"o@x.example","name":"O","roles":["reviewer"]}');
  const second = await send('{"roles":["reviewer"],"name":"O","email":"o@x.example"}');
  expect(first.status).toBe(201);
  expect(second.body).toEqual(first.body);
});

it('does the work once when twenty come at once; the others get its answer or are told to wait', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => make('crowd', 'key-4')));
  expect(await made('crowd')).toBe(1);
  const [first] = answers.filter(({ status }) => status === 201);
  for (const { status, body } of answers) {
    if (status === 201) expect(body).toEqual(first?.body);
    else expect([status, body.code]).toEqual([409, 'idempotency_in_progress']);
  }
  expect((await make('crowd', 'key-4')).body).toEqual(first?.body);
});

it('keeps the keys of different callers apart', async () => {
  const other = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
  const [mine, theirs] = [await make('shared name', 'key-5'), await make('shared name', 'key-5', other)];
  expect(theirs.status).toBe(201);
  expect(theirs.body.sid).not.toBe(mine.body.sid);
});

it('lets a request that was wrong be corrected under the same key', async () => {
  expect((await make('', 'key-6')).status).toBe(422);
  expect((await make('corrected', 'key-6')).status).toBe(201);
});

it('forgets after 24 hours', async () => {
  const first = await make('yesterday', 'key-7');
  gatehouse.clock.advance(DAY + 1000);
  const second = await make('yesterday', 'key-7');
  expect(second.body.sid).not.toBe(first.body.sid);
});

it.each(['', 'x'.repeat(256)])('refuses a key that is too short or too long', async (key) => {
  const answer = await make('bad key', key);
  expect([answer.status, await made('bad key')]).toEqual([422, 0]);
});

it('stores neither the key nor the answer in clear', async () => {
  const { body } = await make('hidden', 'a-key-that-nobody-shall-find');
  const rows = await rowsIn<{ row: string; response: Buffer }>(
    gatehouse.database,
    'SELECT kept::text AS row, response FROM idempotency_keys kept',
  );
  for (const { row, response } of rows) {
    expect(row).not.toContain('a-key-that-nobody-shall-find');
    expect(response.toString('latin1')).not.toContain(body.key);
  }
});
