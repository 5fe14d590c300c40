import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';

export const PLATFORM_KEY = 'bench-platform-key-of-32-characters-or-more';
export const ADMIN_TOKEN = 'bench-admin-token-of-32-characters-or-more';

export interface BenchDatabase {
  readonly server: EmbeddedPostgres;
  readonly client: pg.Client;
  readonly appUrl: string;
  stop(): Promise<void>;
}

/** A Postgres of its own, with fsync on, migrated; `client` is the owner's. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  await migrate(server.ownerUrl, server.appUrl);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  return {
    server,
    client,
    appUrl: server.appUrl,
    stop: async () => {
      await client.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface BenchServer {
  readonly url: string;
  /** From spawn to the first answer, milliseconds. */
  readonly bootMs: number;
  /** Resident memory now, MiB. */
  residentMiB(): number;
  stop(): Promise<void>;
}

/** Gatehouse itself, built, as `npm run start:web` runs it. */
export function startGatehouse(
  { appUrl, server }: BenchDatabase,
  env: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  return startNode(['dist/src/main.js'], '/health/live', {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: server.ownerUrl,
    GATEHOUSE_ROLE: 'web',
    PLATFORM_API_KEY: PLATFORM_KEY,
    ADMIN_TOKEN,
    DEMO: '0',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
    ...env,
  });
}

/** The limit: a bare `node:http` server that writes the same rows in one named statement. */
export function startBare(databaseUrl: string, program = 'bare-server'): Promise<BenchServer> {
  return startNode([`dist/test/bench/${program}.js`], '/', { DATABASE_URL: databaseUrl });
}

async function startNode(args: string[], probe: string, env: Record<string, string>): Promise<BenchServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-bench-server-'));
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await firstAnswer(url + probe, child);
  return {
    url,
    bootMs: performance.now() - started,
    residentMiB: () => residentOf(child),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1500; tries++) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it answered.`);
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No answer from ${url} within 30 s.`);
}

function residentOf(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return Number.NaN; // no /proc on this system
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
