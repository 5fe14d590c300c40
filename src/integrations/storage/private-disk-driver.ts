import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FSDriver } from 'flydrive/drivers/fs';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * flydrive's disk driver with two promises added: only the owner may read what it writes, and a reader (or a crash)
 * never meets half a file, because each is written beside its place and renamed into it.
 */
export class PrivateDiskDriver extends FSDriver {
  constructor(private readonly root: string) {
    super({ location: root, visibility: 'private' });
  }

  override put(key: string, contents: string | Uint8Array): Promise<void> {
    return this.writeWhole(key, contents);
  }

  override putStream(key: string, contents: Readable): Promise<void> {
    return this.writeWhole(key, contents);
  }

  private async writeWhole(key: string, contents: string | Uint8Array | Readable): Promise<void> {
    const place = join(this.root, key);
    const beside = `${place}.${randomBytes(6).toString('hex')}.part`;
    await makeOwnFolder(this.root);
    await makeOwnFolder(dirname(place));
    try {
      const file = await open(beside, 'wx', OWNER_ONLY_FILE);
      try {
        await writeFile(file, contents);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, place);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }
}

/** mkdir's mode passes through the umask and is ignored for a folder that is there already, so it is set again. */
async function makeOwnFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  if (made !== undefined) await chmod(path, OWNER_ONLY_FOLDER);
}
