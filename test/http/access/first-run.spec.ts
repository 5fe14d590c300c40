import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../../../src/build-app.js';
import { readConfig, type Config } from '../../../src/config/config.js';
import { ensureFirstRun, firstRunLines, type FirstRun } from '../../../src/first-run.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-first-run-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts a process's share of the program on the database, as `npm start` does before it listens. */
async function startOn(
  database: TestDatabase,
  env: Readonly<Record<string, string>> = {},
  embedded = false,
): Promise<FirstRun> {
  const config: Config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: '0',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const app = await buildApp(config, new SystemClock(), database.url, pino({ level: 'silent' }));
  try {
    return await ensureFirstRun(app, config, { embedded });
  } finally {
    await app.close();
  }
}

describe('the very first start', () => {
  let database: TestDatabase;
  let starts: readonly FirstRun[];
  beforeAll(async () => {
    database = await createTestDatabase();
    starts = await Promise.all([startOn(database), startOn(database), startOn(database)]);
  });
  afterAll(() => database.drop());

  it('makes one admin and one platform key, however many processes start at once', async () => {
    const staff = await rowsIn(database, 'SELECT email, roles FROM staff');
    expect(staff).toEqual([{ email: 'admin@gatehouse.example', roles: ['admin', 'senior_reviewer'] }]);
    expect(await rowsIn(database, 'SELECT id FROM platform_keys')).toHaveLength(1);
    expect(starts.filter(({ platformKey }) => platformKey !== null)).toHaveLength(1);
  });

  it('gives every process a sign-in link of its own, and so every later start until there is a password', async () => {
    const later = await startOn(database);
    const links = [...starts, later].map(({ linkSecret }) => linkSecret);
    expect(links.every((link) => link !== null)).toBe(true);
    expect(new Set(links).size).toBe(4);
    expect(later.platformKey).toBeNull();
    await rowsIn(database, `UPDATE staff SET password_hash = 'x'`);
    expect((await startOn(database)).linkSecret).toBeNull();
  });

  it('records both in the ledger', async () => {
    const events = await rowsIn<{ action: string }>(
      database,
      'SELECT action FROM audit_events ORDER BY action',
    );
    expect(events.map(({ action }) => action)).toEqual(['platform_key.created', 'staff.invited']);
  });

  it('makes no new key once all were revoked on purpose', async () => {
    await rowsIn(database, 'UPDATE platform_keys SET revoked_at = now()');
    expect((await startOn(database)).platformKey).toBeNull();
  });

  it('does not bring a first admin back where others are admins', async () => {
    const before = await rowsIn(database, 'SELECT id FROM staff');
    const start = await startOn(database, { ADMIN_EMAIL: 'second@gatehouse.example' });
    expect(start.adminEmail).toBeNull();
    expect(await rowsIn(database, 'SELECT id FROM staff')).toEqual(before);
  });
});

describe('on the embedded database', () => {
  it('keeps the first key in a file that only its owner reads, so that later starts can say where it is', async () => {
    const database = await createTestDatabase();
    try {
      const first = await startOn(database, {}, true);
      const file = join(dataDir, 'platform-key');
      expect(readFileSync(file, 'utf8').trim()).toBe(first.platformKey);
      expect(statSync(file).mode & 0o777).toBe(0o600);

      const second = await startOn(database, {}, true);
      const lines = firstRunLines(second, 'http://127.0.0.1:3000').join('\n');
      expect(lines).toContain(`The platform key is kept in ${file}`);
      expect(lines).not.toContain(String(first.platformKey));
    } finally {
      await database.drop();
    }
  });
});

describe('what is printed', () => {
  const told = { adminEmail: 'a@x.example', linkSecret: 'SECRET', platformKey: 'KEY', platformKeyFile: null };

  it('names the link and the key, the link on the address where people reach the site', () => {
    expect(firstRunLines(told, 'https://gate.example').join('\n')).toContain(
      'https://gate.example/sign-in/link/SECRET',
    );
    expect(firstRunLines(told, 'https://gate.example').join('\n')).toContain('KEY');
  });

  it('is nothing when there is nothing to tell', () => {
    expect(firstRunLines({ ...told, linkSecret: null, platformKey: null }, 'https://gate.example')).toEqual(
      [],
    );
  });
});

describe('ADMIN_TOKEN', () => {
  let gatehouse: TestApp;
  beforeAll(async () => {
    gatehouse = await startTestApp({ ADMIN_TOKEN: 'the first value of the token' });
  });
  afterAll(() => gatehouse.stop());

  const statusWith = async (token: string): Promise<number> =>
    (await call(gatehouse, asStaff({ token }), 'GET', '/api/staff')).status;

  it('is the first admin’s token; another value replaces it, the old one may come back', async () => {
    expect(await statusWith('the first value of the token')).toBe(200);

    await startOn(gatehouse.database, { ADMIN_TOKEN: 'the second value' });
    expect(await statusWith('the first value of the token')).toBe(401);
    expect(await statusWith('the second value')).toBe(200);

    await startOn(gatehouse.database, { ADMIN_TOKEN: 'the first value of the token' });
    expect(await statusWith('the second value')).toBe(401);
    expect(await statusWith('the first value of the token')).toBe(200);
  });

  it('is recorded once a value, not once a start', async () => {
    const count = async (): Promise<number> =>
      (await rowsIn(gatehouse.database, `SELECT id FROM audit_events WHERE action = 'staff.token_created'`))
        .length;
    const before = await count();
    await startOn(gatehouse.database, { ADMIN_TOKEN: 'the first value of the token' });
    expect(await count()).toBe(before);
  });

  it('makes the first admin where others are admins already', async () => {
    await startOn(gatehouse.database, {
      ADMIN_TOKEN: 'a third value',
      ADMIN_EMAIL: 'rescue@gatehouse.example',
    });
    expect(await statusWith('a third value')).toBe(200);
  });
});

describe('the sign-in link', () => {
  it('is no good after 24 hours', async () => {
    const gatehouse = await startTestApp();
    try {
      const path = `/sign-in/link/${String(gatehouse.firstRun.linkSecret)}`;
      gatehouse.clock.advance(24 * 3_600_000 - 60_000);
      expect((await new PageVisitor(gatehouse.url).open(path)).status).toBe(200);
      gatehouse.clock.advance(120_000);
      expect((await new PageVisitor(gatehouse.url).open(path)).status).toBe(410);
    } finally {
      await gatehouse.stop();
    }
  });

  it('lets one of two in who use it at the same moment', async () => {
    const gatehouse = await startTestApp();
    try {
      const path = `/sign-in/link/${String(gatehouse.firstRun.linkSecret)}`;
      const visitors = Array.from({ length: 6 }, () => new PageVisitor(gatehouse.url));
      for (const visitor of visitors) await visitor.open(path);
      const pages = await Promise.all(
        visitors.map((visitor) => visitor.submit(path, { password: 'seven quiet herons at noon' })),
      );
      expect(pages.filter(({ status }) => status === 303)).toHaveLength(1);
      for (const { status } of pages) expect([303, 409, 410]).toContain(status);
      expect(await rowsIn(gatehouse.database, 'SELECT id FROM sessions')).toHaveLength(1);
    } finally {
      await gatehouse.stop();
    }
  });
});
