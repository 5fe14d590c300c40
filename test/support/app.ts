import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../../src/build-app.js';
import { readConfig } from '../../src/config/config.js';
import { ensureFirstRun, type FirstRun } from '../../src/first-run.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { Worker } from '../../src/notifications/worker.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export const PLATFORM_KEY = 'test-platform-key-of-32-characters-or-more';
export const ADMIN_TOKEN = 'test-admin-token-of-32-characters-or-more';

export interface TestApp {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly clock: SystemClock;
  readonly database: TestDatabase;
  /** What the start would have printed; the first admin has `ADMIN_TOKEN`. */
  readonly firstRun: FirstRun;
  stop(): Promise<void>;
}

/** The real application on a database of its own (or beside another, on its database), with its worker, listening on a free port of 127.0.0.1. */
export async function startTestApp(
  env: Readonly<Record<string, string>> = {},
  { worker = true, beside }: { readonly worker?: boolean; readonly beside?: TestApp } = {},
): Promise<TestApp> {
  const database = beside?.database ?? (await createTestDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-app-'));
  const config = readConfig({
    PORT: String(await freePort()), // known beforehand, so that links in e-mails lead here
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PLATFORM_API_KEY: PLATFORM_KEY,
    ADMIN_TOKEN,
    DEV_TOOLS: '1',
    DEMO: '0',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
    DATABASE_POOL_SIZE: '8',
    ...env,
  });
  const clock = new SystemClock();
  const app = await buildApp(config, clock, database.url, pino({ level: config.logLevel }));
  const firstRun = await ensureFirstRun(app, config, { embedded: false });
  await app.listen({ port: config.port, host: '127.0.0.1' });
  if (worker) app.get(Worker).start(database.url);
  return {
    url: await app.getUrl(),
    app,
    clock,
    database,
    firstRun,
    stop: async () => {
      await app.close();
      if (beside === undefined) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
