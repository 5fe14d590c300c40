import type { Readable } from 'node:stream';

/** Where uploaded files live: the disk by default, S3 by setting. Rows keep the key; the bytes are never in the database. */
export abstract class FileStorage {
  /**
   * Keeps the bytes under the key, all of them or nothing; what was there before is replaced.
   * @param key made by `newStorageKey()`
   * @param contentType kept by S3; on the disk the database row alone knows it
   */
  abstract put(key: string, content: Uint8Array | Readable, contentType: string): Promise<void>;

  /** The whole file. @throws NotFoundError when there is none under the key. */
  abstract get(key: string): Promise<Buffer>;

  /** The file as it comes, so that a reader costs no memory. @throws NotFoundError when there is none under the key, before a byte is given. */
  abstract read(key: string): Promise<Readable>;

  /** Removes the file; nothing happens when there is none. */
  abstract delete(key: string): Promise<void>;

  abstract exists(key: string): Promise<boolean>;
}
