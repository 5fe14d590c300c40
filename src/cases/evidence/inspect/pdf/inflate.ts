import { createInflate } from 'node:zlib';
import type { TimeGuard } from '../time-guard.js';

export interface Inflated {
  /** The unpacked bytes when they were to be kept, up to `limit`. */
  readonly bytes: Buffer;
  /** How many bytes came out before the end, the limit or the damage. */
  readonly length: number;
  readonly outcome: 'whole' | 'too_long' | 'damaged';
}

const CHUNK = 256 * 1024;

/**
 * Unpacks zlib data chunk by chunk on another thread, and stops at `limit` bytes whatever the data claim.
 * What follows the packed data is not read. Memory: one chunk, and the result when it is kept.
 */
export function inflateUpTo(
  packed: Buffer,
  limit: number,
  keep: boolean,
  guard: TimeGuard,
): Promise<Inflated> {
  return new Promise((resolve, reject) => {
    const inflate = createInflate({ chunkSize: CHUNK });
    const kept: Buffer[] = [];
    let length = 0;
    const finish = (outcome: Inflated['outcome']) => {
      inflate.destroy();
      resolve({ bytes: Buffer.concat(kept), length, outcome });
    };
    inflate.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) return finish('too_long');
      if (keep) kept.push(chunk);
      try {
        guard.check();
      } catch (error) {
        inflate.destroy();
        reject(error);
      }
    });
    inflate.on('end', () => finish('whole'));
    inflate.on('error', () => finish('damaged'));
    inflate.end(packed);
  });
}
