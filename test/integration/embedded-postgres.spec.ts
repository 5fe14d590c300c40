import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/database/embedded/embedded-postgres.js';
import { readRecord } from '../../src/database/embedded/cluster-record.js';
import { livePostmaster, waitUntil } from '../../src/database/embedded/postmaster.js';

describe('the embedded Postgres', () => {
  let dataDir = '';
  const started: EmbeddedPostgres[] = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-embedded-'));
  });

  afterEach(async () => {
    for (const each of started.splice(0)) await each.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedPostgres> {
    const postgres = await startEmbeddedPostgres({ dataDir });
    started.push(postgres);
    return postgres;
  }

  function serverPid(): number | undefined {
    const record = readRecord(dataDir);
    return record === undefined ? undefined : livePostmaster(record.cluster)?.pid;
  }

  it('starts a UTF-8 database that sorts by code point and safely writes to disk', async () => {
    const { ownerUrl } = await start();

    const [row] = await ask(
      ownerUrl,
      `SELECT datcollate, datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding,
              current_setting('fsync') AS fsync, current_setting('listen_addresses') AS listens_on
         FROM pg_database WHERE datname = current_database()`,
    );

    expect(row).toEqual({
      datcollate: 'C',
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
      encoding: 'UTF8',
      fsync: 'on',
      listens_on: '127.0.0.1',
    });
  });

  it('lets the owner make schemas and trusted extensions, and the app nothing until it is granted', async () => {
    const { ownerUrl, appUrl } = await start();

    await ask(
      ownerUrl,
      'CREATE SCHEMA graphile_worker; CREATE EXTENSION pg_trgm; CREATE TABLE note (line text)',
    );

    await expect(ask(appUrl, 'CREATE TABLE mine (line text)')).rejects.toThrow(
      'permission denied for schema public',
    );
    await expect(ask(appUrl, 'SELECT * FROM note')).rejects.toThrow('permission denied for table note');
    await expect(ask(ownerUrl, 'CREATE ROLE intruder SUPERUSER')).rejects.toThrow('permission denied');
  });

  it('refuses a connection without the right password', async () => {
    const { appUrl } = await start();
    const guessed = appUrl.replace(/:[^:@]+@/, ':guessed@');

    await expect(ask(guessed, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('recovers the rows of a server that was killed', async () => {
    const first = await start();
    await ask(first.ownerUrl, `CREATE TABLE note (line text); INSERT INTO note VALUES ('kept')`);
    const pid = serverPid();
    if (pid === undefined) throw new Error('the server does not run');
    process.kill(pid, 'SIGKILL');
    await waitUntil(() => serverPid() === undefined, 5_000);

    const second = await start();

    expect(second.adopted).toBe(false);
    expect(serverPid()).not.toBe(pid);
    expect(await ask(second.ownerUrl, 'SELECT line FROM note')).toEqual([{ line: 'kept' }]);
  });

  it('joins a database that runs already, and the last one out stops it', async () => {
    const first = await start();
    const second = await start();
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.ownerUrl).toBe(first.ownerUrl);

    await first.stop();
    expect(await ask(second.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);

    await second.stop();
    expect(serverPid()).toBeUndefined();
  });

  it('makes one database when two starts begin at the same moment on an empty folder', async () => {
    const [first, second] = await Promise.all([start(), start()]);

    expect(first.ownerUrl).toBe(second.ownerUrl);
    expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
  });

  it('keeps its data, its passwords and its port over a stop', async () => {
    const first = await start();
    await ask(first.ownerUrl, `CREATE TABLE note (line text); INSERT INTO note VALUES ('kept')`);
    await first.stop();

    const second = await start();

    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'SELECT line FROM note')).toEqual([{ line: 'kept' }]);
  });
});

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    const result: unknown = await client.query(sql);
    return typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)
      ? result.rows
      : [];
  } finally {
    await client.end();
  }
}
