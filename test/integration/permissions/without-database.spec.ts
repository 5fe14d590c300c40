import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asStaff, call, PLATFORM, type Answer, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';

interface Checked {
  readonly allowed: boolean;
  readonly reasons: readonly { readonly code: string }[];
  readonly degraded?: boolean;
  readonly code?: string;
}

let gatehouse: TestApp;
let account: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp(
    { PERMISSIONS_WITHOUT_DATABASE: 'sms:closed,voice:open', LOG_LEVEL: 'silent' },
    { worker: false },
  );
  account = await anAccount(gatehouse.database, { plan: 'contracted' });
});
afterAll(() => gatehouse.stop());

function check(service: string, caller: Caller = PLATFORM): Promise<Answer<Checked>> {
  const body = { account: account.sid, service, to: '+4915112345678' };
  return call<Checked>(gatehouse, caller, 'POST', '/api/permissions/check', body);
}

async function aPlatformKey(): Promise<Caller> {
  const admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
  const made = await call<{ key: string }>(gatehouse, admin, 'POST', '/api/platform-keys', { name: 'Other' });
  return { authorization: `Bearer ${made.body.key}` };
}

/** As the administrator of the cluster, connected to another database. */
async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('superuserUrl') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Takes the database away while `work` is done. */
async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  const name = new URL(gatehouse.database.url).pathname.slice(1);
  await administer(
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
  try {
    return await work();
  } finally {
    await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  }
}

describe('a check while the database is away', () => {
  it('is answered by setting for each service, and says so; afterwards it is answered as before', async () => {
    const before = await check('sms');
    const [sms, voice, trunk] = await withoutDatabase(() =>
      Promise.all([check('sms'), check('voice'), check('trunk')]),
    );

    expect(before.body).toEqual({ allowed: true, reasons: [] });
    expect([sms.status, voice.status, trunk.status]).toEqual([200, 200, 200]);
    expect(sms.body).toMatchObject({ allowed: false, reasons: [{ code: 'undetermined' }], degraded: true });
    expect(voice.body).toEqual({ allowed: true, reasons: [], degraded: true });
    expect(trunk.body).toMatchObject({ allowed: false, reasons: [{ code: 'undetermined' }], degraded: true });
    const after = await eventually(async () => {
      const { body } = await check('sms');
      return body.degraded === undefined && body;
    });
    expect(after).toEqual({ allowed: true, reasons: [] });
  });

  it('is answered to a key of the desk that was seen to count a moment ago, and to no other', async () => {
    const [seen, unseen] = [await aPlatformKey(), await aPlatformKey()];
    expect((await check('sms', seen)).status).toBe(200);
    const strange = { authorization: 'Bearer ghpk_made-up-by-somebody' };

    const [known, unknown, stranger] = await withoutDatabase(() =>
      Promise.all([check('voice', seen), check('voice', unseen), check('voice', strange)]),
    );

    expect([known.status, known.body]).toEqual([200, { allowed: true, reasons: [], degraded: true }]);
    expect([unknown.status, unknown.body.code]).toEqual([503, 'unavailable']);
    expect([stranger.status, stranger.body.code]).toEqual([503, 'unavailable']);
    expect(unknown.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    await eventually(async () => (await check('sms', unseen)).status === 200);
  });
});

describe('a check while the database does not answer', () => {
  it('gives up after two seconds, then much sooner, and is answered as before once it does', async () => {
    await check('sms');
    const holder = new pg.Client({ connectionString: gatehouse.database.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE');
    const began = performance.now();
    const first = await check('sms');
    const took = performance.now() - began;
    const next = await Promise.all(Array.from({ length: 20 }, () => check('voice')));
    await holder.query('ROLLBACK');
    await holder.end();

    expect(first.body).toMatchObject({ allowed: false, degraded: true });
    expect(took).toBeGreaterThan(1500);
    expect(took).toBeLessThan(6000);
    for (const { body } of next) expect(body).toEqual({ allowed: true, reasons: [], degraded: true });
    await eventually(async () => (await check('sms')).body.degraded === undefined);
  });
});
