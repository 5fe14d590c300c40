import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotFoundError } from '../../../src/kernel/errors.js';
import { openFileStorage } from '../../../src/integrations/storage/open-storage.js';
import { newStorageKey } from '../../../src/integrations/storage/storage-key.js';

describe('files on the disk', () => {
  let parent: string;
  let folder: string;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'gatehouse-files-'));
    folder = join(parent, 'files');
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  it('P9: what was kept under a key comes back byte for byte, and is gone once deleted', async () => {
    const storage = openFileStorage({ driver: 'disk' }, folder);
    const key = newStorageKey();
    const bytes = Buffer.from([0, 255, 37, 80, 68, 70, 10, 13]);

    await storage.put(key, bytes, 'application/pdf');

    expect(await storage.exists(key)).toBe(true);
    expect(await storage.get(key)).toEqual(bytes);
    await storage.delete(key);
    expect(await storage.exists(key)).toBe(false);
    await expect(storage.get(key)).rejects.toBeInstanceOf(NotFoundError);
    await expect(storage.delete(key)).resolves.toBeUndefined();
  });

  it('only the owner of the process may read the files and their folders', async () => {
    const storage = openFileStorage({ driver: 'disk' }, folder);
    const key = newStorageKey();

    await storage.put(key, Buffer.from('x'), 'image/png');

    expect((await stat(join(folder, key))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o777).toBe(0o700);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('a stream is kept whole, and one that breaks midway leaves neither a file nor a remainder', async () => {
    const storage = openFileStorage({ driver: 'disk' }, folder);
    const whole = newStorageKey();
    const broken = newStorageKey();
    await storage.put(whole, Readable.from([Buffer.from('first '), Buffer.from('second')]), 'image/png');
    async function* breaksMidway() {
      yield Buffer.alloc(100_000);
      await Promise.resolve();
      throw new Error('the line dropped');
    }

    const writing = storage.put(broken, Readable.from(breaksMidway()), 'image/png');

    await expect(writing).rejects.toThrow();
    expect((await storage.get(whole)).toString()).toBe('first second');
    expect(await storage.exists(broken)).toBe(false);
    const left = await readdir(join(folder, broken.slice(0, 2)));
    expect(left.filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('readers meet the old file or the new one while it is replaced, never a half', async () => {
    const storage = openFileStorage({ driver: 'disk' }, folder);
    const key = newStorageKey();
    const versions = [Buffer.alloc(400_000, 1), Buffer.alloc(500_000, 2)] as const;
    await storage.put(key, versions[0], 'image/png');

    const writes = Promise.all(versions.map((bytes) => storage.put(key, bytes, 'image/png')));
    const reads = await Promise.all(Array.from({ length: 20 }, () => storage.get(key)));
    await writes;

    expect(reads.filter((read) => !versions.some((version) => version.equals(read)))).toEqual([]);
  });

  it.each([
    '../secret',
    'ab/../../secret',
    '/etc/passwd',
    'ab/cd',
    '',
    `ab/${'c'.repeat(48)}/..`,
    `AB/${'c'.repeat(48)}`,
    `ab/${'c'.repeat(48)}\n`,
    `ab\\${'c'.repeat(48)}`,
    `ab/${'c'.repeat(47)}\0`,
  ])('a key that we did not make is never used: %j', async (key) => {
    const storage = openFileStorage({ driver: 'disk' }, folder);
    await writeFile(join(parent, 'secret'), 'a secret');

    await expect(storage.get(key)).rejects.toThrow('Not a storage key');
    await expect(storage.put(key, Buffer.from('x'), 'image/png')).rejects.toThrow('Not a storage key');
    await expect(storage.delete(key)).rejects.toThrow('Not a storage key');
    await expect(storage.exists(key)).rejects.toThrow('Not a storage key');
  });

  it('no two keys are alike', () => {
    expect(new Set(Array.from({ length: 1000 }, newStorageKey)).size).toBe(1000);
  });
});
