import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { assertDecodable, type PictureSize } from './picture-limits.js';

/** `RIFF`, the length of what follows, `WEBP`. */
const RIFF_HEADER = 12;
const CHUNK_HEADER = 8;

/** Where each chunk that knows the size keeps it. */
const SIZES: Readonly<Record<string, (chunk: Buffer) => PictureSize>> = {
  VP8X: (chunk) => ({ width: chunk.readUIntLE(4, 3) + 1, height: chunk.readUIntLE(7, 3) + 1 }),
  'VP8 ': (chunk) => ({ width: chunk.readUInt16LE(6) & 0x3fff, height: chunk.readUInt16LE(8) & 0x3fff }),
  VP8L: (chunk) => {
    const bits = chunk.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  },
};
const LONGEST_SIZE = 10;

/**
 * Walks a WebP chunk by chunk: the length of the whole is the length of the file, no animation.
 * @throws InvalidError `file_unreadable`, `file_bomb`, `file_type_not_allowed` (animated)
 */
export function readWebp(bytes: Buffer, guard: TimeGuard): void {
  const stated = bytes.readUInt32LE(4) + 8;
  if (stated !== bytes.length) {
    throw refuseFile('file_unreadable', { because: stated > bytes.length ? 'cut off' : 'trailing' });
  }
  let pictures = 0;
  let at = RIFF_HEADER;
  while (at < bytes.length) {
    guard.check();
    if (at + CHUNK_HEADER > bytes.length) throw refuseFile('file_unreadable', { because: 'cut off', at });
    const name = bytes.toString('latin1', at, at + 4);
    const content = at + CHUNK_HEADER;
    const length = bytes.readUInt32LE(at + 4);
    // Chunks are padded to an even length.
    const next = content + length + (length % 2);
    if (next > bytes.length) throw refuseFile('file_unreadable', { because: 'cut off', at });
    if (name === 'ANIM' || name === 'ANMF')
      throw refuseFile('file_type_not_allowed', { detected: 'animation' });
    const readSize = SIZES[name];
    if (readSize) {
      if (length < LONGEST_SIZE) throw refuseFile('file_unreadable', { because: 'header', name });
      assertDecodable(readSize(bytes.subarray(content, next)));
      if (name !== 'VP8X') pictures += 1;
    }
    at = next;
  }
  if (pictures !== 1) throw refuseFile('file_unreadable', { because: 'header', pictures });
}
