import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Disk } from 'flydrive';
import { NotFoundError } from '../../kernel/errors.js';
import { FileStorage } from './storage.js';
import { assertStorageKey } from './storage-key.js';

/** The one real adapter: flydrive speaks to the disk and to S3 alike. The disk is opened at its first use. */
export class FlydriveFileStorage extends FileStorage {
  private opened: Promise<Disk> | undefined;

  constructor(private readonly open: () => Promise<Disk>) {
    super();
  }

  override async put(key: string, content: Uint8Array | Readable, contentType: string): Promise<void> {
    const disk = await this.diskFor(key);
    if (content instanceof Readable) await disk.putStream(key, content, { contentType });
    else await disk.put(key, content, { contentType });
  }

  override async get(key: string): Promise<Buffer> {
    return buffer(await this.read(key));
  }

  override async read(key: string): Promise<Readable> {
    const disk = await this.diskFor(key);
    try {
      const stream = await disk.getStream(key);
      // The disk says only now, at the first bytes, that there is no such file.
      await once(stream, 'readable');
      return stream;
    } catch (error) {
      if (isMissing(error)) throw new NotFoundError('file');
      throw error;
    }
  }

  override async delete(key: string): Promise<void> {
    await (await this.diskFor(key)).delete(key);
  }

  override async exists(key: string): Promise<boolean> {
    return (await this.diskFor(key)).exists(key);
  }

  private async diskFor(key: string): Promise<Disk> {
    assertStorageKey(key);
    this.opened ??= this.open();
    return this.opened;
  }
}

const MISSING = new Set<unknown>(['ENOENT', 'NoSuchKey', 'NotFound']);

/** The disk says ENOENT by code, S3 says NoSuchKey by name, and flydrive wraps either as the cause of its own error. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return MISSING.has(code) || MISSING.has(error.name) || isMissing(error.cause);
}
