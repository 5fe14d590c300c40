import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries.js';
import { EmbeddedPostgresError } from './failure.js';
import { answersToSignals, isRunning, markOf, worksOn } from './process-mark.js';

/** The running server of a cluster, as its lock file `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  /** 0 until the server has begun to listen. */
  readonly port: number;
  /** `starting` (also while it recovers after a crash), `ready` or `stopping`. */
  readonly status: string;
}

/** How long a server may take to end; longer only when a slow disk has much to write. */
const STOP_MS = 60_000;
const SETTLE_MS = 120_000;

/** What the lock file of a cluster says, whether or not that server still runs; undefined without a file. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? 'starting').trim() };
}

/**
 * The server that runs on this cluster now. A lock file left by a killed one is stale. Postgres steps over it by
 * itself unless the process number answers still, being a zombie's or another process's of the same user; then it
 * is removed here. Living remains of the old server are found by Postgres through their shared memory all the same.
 */
export function livePostmaster(cluster: string): Postmaster | undefined {
  const found = readPostmaster(cluster);
  if (found === undefined || worksOn(found.pid, cluster)) return found;
  if (answersToSignals(found.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/**
 * Waits until the server, if one runs, is either ready or gone, and gives it when it is ready.
 * @throws EmbeddedPostgresError `too_slow` when it is still recovering or stopping after two minutes
 */
export async function settledPostmaster(cluster: string): Promise<Postmaster | undefined> {
  let found = livePostmaster(cluster);
  const isSettled = () => {
    found = livePostmaster(cluster);
    return found === undefined || found.status === 'ready';
  };
  if (await waitUntil(isSettled, SETTLE_MS)) return found;
  throw new EmbeddedPostgresError(
    'too_slow',
    `Process ${found?.pid ?? 0} says it is ${found?.status ?? 'gone'}.`,
  );
}

/**
 * Stops the server in order (clients are disconnected, nothing is lost) and waits until it has ended.
 * @returns false when it is still busy ending after a minute
 */
export async function stopPostmaster(postmaster: Postmaster, binaries: string): Promise<boolean> {
  const mark = markOf(postmaster.pid);
  if (mark === undefined) return true;
  if (process.platform === 'win32') spawnSync(program(binaries, 'pg_ctl'), ['kill', 'INT', String(mark.pid)]);
  else process.kill(mark.pid, 'SIGINT');
  return waitUntil(() => !isRunning(mark), STOP_MS);
}

/** Asks every five milliseconds until `isSo` or the time is over; gives whether it came to be so. */
export async function waitUntil(isSo: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > deadline) return false;
    await sleep(5);
  }
  return true;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
