import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readRecord, urlFor } from '../../src/database/embedded/cluster-record.js';
import { livePostmaster } from '../../src/database/embedded/postmaster.js';
import { call } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { freePort, startProgram, untilPrinted, type StartedProgram } from '../support/started-program.js';

const LAUNCH = ['src/launch.mjs'];
const LAUNCH_WORKER = ['src/launch.mjs', 'worker'];
const REMOVE = ['src/launch.mjs', 'demo:remove'];
const VERIFY = ['src/launch.mjs', 'audit:verify'];
const PLATFORM_API_KEY = 'platform-key-of-the-built-program-32';
const ADMIN_TOKEN = 'admin-token-of-the-built-program-32';
const ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const PLATFORM = { authorization: `Bearer ${PLATFORM_API_KEY}` };

interface Listening {
  readonly url: string;
  readonly program: StartedProgram;
}

interface Listed {
  readonly items: readonly { readonly sid: string }[];
  readonly nextCursor: string | null;
}

/** The program as people start it, on one data folder throughout: what one test leaves, the next one finds. */
describe('the built program', () => {
  let folder = '';
  let dataDir = '';
  const running: StartedProgram[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-start-'));
    chmodSync(folder, 0o755); // for the user as whom Postgres runs where the tests run as root
    dataDir = join(folder, 'data');
  });
  afterEach(async () => {
    for (const program of running.splice(0)) await program.end('SIGTERM');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: readonly string[], env: Readonly<Record<string, string>> = {}): StartedProgram {
    const program = startProgram(script, { DATA_DIR: dataDir, PLATFORM_API_KEY, ADMIN_TOKEN, ...env });
    running.push(program);
    return program;
  }

  async function listen(env: Readonly<Record<string, string>> = {}): Promise<Listening> {
    const port = String(await freePort());
    const program = run(LAUNCH, { PORT: port, ...env });
    await untilPrinted(program, `Gatehouse listens on http://127.0.0.1:${port}`);
    return { url: `http://127.0.0.1:${port}`, program };
  }

  async function signUp(at: Listening, name: string): Promise<string> {
    const email = `owner@${name.toLowerCase().replaceAll(/\W+/g, '-')}.example`;
    const body = { email, plan: 'self_service', company: { name, country: 'GB' } };
    const answer = await call<{ account: { sid: string } }>(at, PLATFORM, 'POST', '/api/signups', body);
    expect(answer.status).toBe(201);
    return answer.body.account.sid;
  }

  async function statusOf(at: Listening, path: string): Promise<number> {
    return (await call(at, ADMIN, 'GET', path)).status;
  }

  function databaseUrl(role: 'app' | 'owner'): string {
    const record = readRecord(dataDir);
    if (record === undefined) throw new Error('There is no database yet.');
    return urlFor(record, role);
  }

  function isDatabaseRunning(): boolean {
    const record = readRecord(dataDir);
    return record !== undefined && livePostmaster(record.cluster) !== undefined;
  }

  it('stopped while it loads the demonstration, it ends before the load does, and in order', async () => {
    const program = run(LAUNCH, { PORT: String(await freePort()) });
    await eventually(() => hasMark('loading').catch(() => false), 50_000); // it may have to be built before

    const code = await program.end('SIGINT');

    expect([code, program.printed()]).toEqual([0, '']);
    expect(isDatabaseRunning()).toBe(false);
  });

  it('killed while it loads the demonstration, it begins with it again', async () => {
    const program = run(LAUNCH, { PORT: String(await freePort()) });
    await eventually(() => hasMark('loading').catch(() => false), 50_000); // it may have to be built before
    await program.end('SIGKILL');
    expect(program.printed()).not.toContain('listens');

    const again = await listen();

    expect(again.program.printed()).toContain('A demonstration was loaded');
    expect(await hasMark('loaded')).toBe(true);
    const accounts = await call<Listed>(again, ADMIN, 'GET', '/api/accounts?limit=200');
    const waiting = await call<Listed>(again, ADMIN, 'GET', '/api/cases?limit=200');
    const decided = await call<Listed>(again, ADMIN, 'GET', '/api/cases?limit=200&status=decided');
    expect(accounts.body.items.length).toBeGreaterThanOrEqual(60);
    expect(waiting.body.items.length + decided.body.items.length).toBeGreaterThanOrEqual(40);
  });

  async function hasMark(state: string): Promise<boolean> {
    const client = new pg.Client({ connectionString: databaseUrl('app') });
    await client.connect();
    try {
      const { rows } = await client.query(
        `SELECT 1 FROM settings WHERE name = 'demonstration' AND value ->> 'state' = $1`,
        [state],
      );
      return rows.length > 0;
    } finally {
      await client.end();
    }
  }

  it('prints where it is and how to get in, in short lines, and each link leads where it says', async () => {
    const { url, program } = await listen();
    expect(await statusOf({ url, program }, '/health/ready')).toBe(200);

    const lines = program.printed().trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines.filter((line) => line.startsWith('{'))).toEqual([]);
    for (const path of ['/sign-in/link/', '/portal/set-password/', '/api/docs', '/dev/inbox']) {
      const link = lines.map((line) => new RegExp(`${url}${path}\\S*`).exec(line)?.[0]).find(Boolean);
      expect((await fetch(String(link))).status, String(link)).toBe(200);
    }
    expect(program.printed()).toContain('npm run demo:remove');
  });

  it('loses nothing that was acknowledged when it is killed', async () => {
    const first = await listen();
    const sid = await signUp(first, 'Brook and Vale Joinery');
    await first.program.end('SIGKILL');
    expect(isDatabaseRunning()).toBe(true);

    const second = await listen();

    expect(await statusOf(second, `/api/accounts/${sid}`)).toBe(200);
  });

  it('joins the database of one that runs, and the last one out stops it', async () => {
    const first = await listen();
    const sid = await signUp(first, 'Harrow Lane Bakery');
    const second = await listen();
    expect(await statusOf(second, `/api/accounts/${sid}`)).toBe(200);

    expect(await first.program.end('SIGTERM')).toBe(0);
    expect(await statusOf(second, `/api/accounts/${sid}`)).toBe(200);
    expect(isDatabaseRunning()).toBe(true);

    const begun = performance.now();
    expect(await second.program.end('SIGINT')).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(isDatabaseRunning()).toBe(false);
  });

  it('runs apart: two webs and two workers on one database', async () => {
    const keeper = await listen({ GATEHOUSE_ROLE: 'web' });
    const env = {
      DATABASE_URL: databaseUrl('app'),
      DATABASE_OWNER_URL: databaseUrl('owner'),
      DEV_TOOLS: '1',
    };
    const web = await listen({ ...env, GATEHOUSE_ROLE: 'web' });
    const workers = [run(LAUNCH_WORKER, env), run(LAUNCH_WORKER, env)];
    for (const worker of workers) await untilPrinted(worker, 'worker is at work');

    await signUp(web, 'Castle Street Optics');

    const inbox = `/dev/inbox?to=owner@castle-street-optics.example`;
    await eventually(async () => (await call<Listed>(keeper, ADMIN, 'GET', inbox)).body.items.length > 0);
    for (const program of [...workers, web.program, keeper.program])
      expect(await program.end('SIGTERM')).toBe(0);
  });

  it('removes the demonstration beside the running program, and the audit trail verifies', async () => {
    const gatehouse = await listen();
    const sid = await signUp(gatehouse, 'Millpond Nurseries');

    const removal = run(REMOVE);
    await untilPrinted(removal, 'The demonstration is removed');

    const accounts = await call<Listed>(gatehouse, ADMIN, 'GET', '/api/accounts?limit=200');
    expect(accounts.body.items.map((account) => account.sid)).toContain(sid);
    expect(accounts.body.items).toHaveLength(4);
    await untilPrinted(run(VERIFY), 'The audit trail is sound');
    await untilPrinted(run(REMOVE), 'There is no demonstration to remove.');
  });

  it.each([
    ['the port is taken', {}, /^Port \d+ is taken by another program\..*PORT=\d+ npm start\n$/],
    ['a setting is wrong', { PORT: 'many' }, /^PORT is "many"; it must be a whole number .*\n$/],
    [
      'the database does not answer',
      { PORT: '0', DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/gatehouse' },
      /^The database of DATABASE_URL \(127\.0\.0\.1:1\/gatehouse\) cannot be used: nothing listens there.*\n$/,
    ],
  ])('says in one sentence that %s, and ends with 1', async (_, env, sentence) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    try {
      const program = run(LAUNCH, { PORT: port, ...env });
      await eventually(() => Promise.resolve(program.process.exitCode !== null), 20_000);
      expect(program.process.exitCode).toBe(1);
      expect(program.printed()).toMatch(sentence);
    } finally {
      taken.close();
    }
  });
});
