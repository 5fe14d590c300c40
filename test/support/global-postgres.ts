import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import 'reflect-metadata';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';

declare module 'vitest' {
  export interface ProvidedContext {
    superuserUrl: string;
    appUrl: string;
    ownerUrl: string;
  }
}

/** One throwaway cluster a run (no fsync), one migrated template database; `test/support/database.ts` clones it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));
  const server = await startEmbeddedPostgres({ dataDir, fsync: false, settings: { max_connections: '200' } });
  await migrate(server.ownerUrl, server.appUrl);
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query(`ALTER DATABASE gatehouse RENAME TO gatehouse_template`);
  await client.end();
  project.provide('superuserUrl', server.superuserUrl);
  project.provide('appUrl', server.appUrl);
  project.provide('ownerUrl', server.ownerUrl);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
