import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries.js';
import { ownLike } from './data-folder.js';
import { EmbeddedPostgresError, diagnose } from './failure.js';
import { readPostmaster, waitUntil } from './postmaster.js';
import type { ServerUser } from './server-user.js';

const READY_MS = 120_000;
const REMAINS_MS = 60_000;
const LOG_KEPT_BYTES = 10_000_000;

export interface Launch {
  readonly dataDir: string;
  readonly binaries: string;
  readonly cluster: string;
  readonly user: ServerUser | undefined;
  /** Postgres settings by name, passed on the command line. */
  readonly settings: Readonly<Record<string, string>>;
  /** The log file that the server appends to. */
  readonly logFile: string;
}

/**
 * Starts the server on `preferredPort`, or on a free one when that is taken or 0, and waits until it answers.
 * Waits for the last processes of a killed server to end. Gives the port.
 * @throws EmbeddedPostgresError with the end of the server's log
 */
export async function launch(launching: Launch, preferredPort: number): Promise<number> {
  const giveUp = performance.now() + REMAINS_MS;
  let port = preferredPort === 0 ? await freePort() : preferredPort;
  for (let portsTried = 1; ;) {
    const said = await launchOn(launching, port);
    if (said === undefined) return port;
    const failure = diagnose(said);
    if (failure === 'no_port' && portsTried < 5) {
      portsTried += 1;
      port = await freePort();
    } else if (failure === 'still_in_use' && performance.now() < giveUp) {
      await sleep(200);
    } else {
      throw new EmbeddedPostgresError(failure, said);
    }
  }
}

/** The environment of initdb and the server: nothing of the caller's, whose PG* variables would mislead them. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', SystemRoot } = process.env;
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

/** Starts the server; undefined once it is ready, else what it said before it ended. */
async function launchOn(launching: Launch, port: number): Promise<string | undefined> {
  const { dataDir, binaries, cluster, user, settings, logFile } = launching;
  const log = openLog(dataDir, logFile);
  try {
    const logStart = statSync(logFile).size;
    const flags = Object.entries({ ...settings, port: String(port) }).map(
      ([name, value]) => `--${name}=${value}`,
    );
    // A session of its own: a Ctrl-C at the terminal must reach the program, not the database below it.
    const server = spawn(program(binaries, 'postgres'), ['-D', cluster, ...flags], {
      ...user,
      cwd: '/',
      detached: true,
      env: bareEnvironment(),
      stdio: ['ignore', log, log],
      windowsHide: true,
    });
    let ended: string | undefined;
    server.once('error', (error) => (ended = error.message));
    server.once('exit', () => (ended ??= ''));
    server.unref();
    const isReady = () => {
      const found = readPostmaster(cluster);
      return found?.pid === server.pid && found?.status === 'ready';
    };
    if (!(await waitUntil(() => ended !== undefined || isReady(), READY_MS))) {
      throw new EmbeddedPostgresError('too_slow', readFrom(logFile, logStart));
    }
    return ended === undefined ? undefined : `${readFrom(logFile, logStart)}\n${ended}`;
  } finally {
    closeSync(log);
  }
}

function openLog(dataDir: string, path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_KEPT_BYTES) renameSync(path, `${path}.1`);
  const log = openSync(path, 'a', 0o600);
  ownLike(dataDir, path);
  return log;
}

function readFrom(path: string, offset: number): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(64_000);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, offset));
  } finally {
    closeSync(file);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
