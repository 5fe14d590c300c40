import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../../config/make-folder.js';
import { ownLike } from './data-folder.js';
import { EmbeddedPostgresError } from './failure.js';
import { isRunning, ownMark, readMark } from './process-mark.js';

const WAIT_MS = 200_000;
const UNWRITTEN_MS = 3_000;
const RELEASED_BYTES = 1;

/**
 * Runs `work` while no other start or stop of any process works on the same data folder.
 *
 * The lock is a row of numbered tickets of which the highest counts. It is free when it was cut to one byte (which
 * works on a full disk too) or its owner is dead. The next owner makes the next number, which only one can, and
 * looks again whether that is the highest. So a dead owner is followed without ever removing a living one's ticket.
 */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const folder = join(dataDir, 'postgres.lock');
  makeFolder(folder);
  ownLike(dataDir, folder);
  const ticket = await takeTicket(dataDir, folder);
  try {
    return await work();
  } finally {
    truncateSync(ticket, RELEASED_BYTES);
  }
}

async function takeTicket(dataDir: string, folder: string): Promise<string> {
  const deadline = performance.now() + WAIT_MS;
  while (performance.now() < deadline) {
    const highest = tickets(folder).at(-1) ?? 0;
    if (highest === 0 || isFree(join(folder, String(highest)))) {
      const mine = join(folder, String(highest + 1));
      if (make(mine)) {
        ownLike(dataDir, mine);
        const all = tickets(folder);
        if (all.at(-1) === highest + 1) {
          for (const old of all.slice(0, -1)) rmSync(join(folder, String(old)), { force: true });
          return mine;
        }
        rmSync(mine, { force: true });
      }
    }
    await sleep(10);
  }
  throw new EmbeddedPostgresError('locked', `The lock is ${folder}.`);
}

function tickets(folder: string): number[] {
  return readdirSync(folder)
    .map(Number)
    .filter(Number.isSafeInteger)
    .sort((a, b) => a - b);
}

function make(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(ownMark()), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    rmSync(path, { force: true }); // made and not written: a full disk
    throw error;
  }
}

function isFree(path: string): boolean {
  const owner = readMark(path);
  if (owner !== undefined) return !isRunning(owner);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false; // superseded just now: look again
  // Made and not yet written, unless its maker died in between.
  return found.size === RELEASED_BYTES || Date.now() - found.mtimeMs > UNWRITTEN_MS;
}
