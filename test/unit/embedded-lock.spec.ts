import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveUsers } from '../../src/database/embedded/live-users.js';
import { isRunning, markOf, ownMark, type ProcessMark } from '../../src/database/embedded/process-mark.js';
import { withStartLock } from '../../src/database/embedded/start-lock.js';

let dataDir = '';

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-lock-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a process mark', () => {
  it('tells a process from a later one with the same number', () => {
    expect(isRunning(ownMark())).toBe(true);
    expect(isRunning({ ...ownMark(), started: 'in another life' })).toBe(false);
  });

  it('is of no use once the process has ended', async () => {
    expect(isRunning(await markOfTheDead())).toBe(false);
  });
});

describe('the start lock', () => {
  it('lets one at a time in', async () => {
    let inside = 0;
    let most = 0;
    const enter = () =>
      withStartLock(dataDir, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(3);
        inside -= 1;
      });

    await Promise.all(Array.from({ length: 8 }, enter));

    expect(most).toBe(1);
  });

  it('is free again after work that failed', async () => {
    await expect(withStartLock(dataDir, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(await withStartLock(dataDir, () => Promise.resolve('mine'))).toBe('mine');
  });

  it('is taken over from a process that died with it, and leaves one ticket behind', async () => {
    mkdirSync(join(dataDir, 'postgres.lock'));
    writeFileSync(join(dataDir, 'postgres.lock', '41'), JSON.stringify(await markOfTheDead()));

    expect(await withStartLock(dataDir, () => Promise.resolve('mine'))).toBe('mine');
    expect(readdirSync(join(dataDir, 'postgres.lock'))).toEqual(['42']);
  });

  it('waits for a living owner in another process', async () => {
    const owner = spawn('sleep', ['30']);
    const mark = markOf(owner.pid ?? 0);
    mkdirSync(join(dataDir, 'postgres.lock'));
    writeFileSync(join(dataDir, 'postgres.lock', '1'), JSON.stringify(mark));
    let entered = false;

    const entering = withStartLock(dataDir, () => Promise.resolve((entered = true)));
    await sleep(80);
    expect(entered).toBe(false);
    owner.kill('SIGKILL');

    expect(await entering).toBe(true);
  });
});

describe('the list of live users', () => {
  it('counts those who are left, and the dead not', async () => {
    const users = new LiveUsers(dataDir);
    const [first, second] = [users.enter(), users.enter()];
    writeFileSync(join(dataDir, 'postgres.users', 'killed'), JSON.stringify(await markOfTheDead()));

    expect(users.leave(first)).toBe(1);
    expect(readdirSync(join(dataDir, 'postgres.users'))).toEqual([second]);
    expect(users.leave(second)).toBe(0);
  });
});

async function markOfTheDead(): Promise<ProcessMark> {
  const doomed = spawn('sleep', ['30']);
  const mark = markOf(doomed.pid ?? 0);
  if (mark === undefined) throw new Error('the process did not start');
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  return mark;
}
