import { crc32 } from 'node:zlib';
import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { assertDecodable } from './picture-limits.js';

const SIGNATURE_LENGTH = 8;
/** Around the content of each chunk: its length and name before, its checksum after. */
const FRAME = 12;

/** What a picture needs to be drawn. Texts, profiles and the like may be packed, so the decoder is never shown them. */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * Walks a PNG chunk by chunk: header first, every checksum right, no animation, nothing after the end.
 * @returns the same picture with only the chunks that draw it
 * @throws InvalidError `file_unreadable`, `file_bomb`, `file_type_not_allowed` (animated)
 */
export function readPng(bytes: Buffer, guard: TimeGuard): Buffer {
  const drawn = [bytes.subarray(0, SIGNATURE_LENGTH)];
  let at = SIGNATURE_LENGTH;
  for (let name = ''; name !== 'IEND';) {
    guard.check();
    if (at + FRAME > bytes.length) throw refuseFile('file_unreadable', { because: 'cut off', at });
    const next = at + FRAME + bytes.readUInt32BE(at);
    if (next > bytes.length) throw refuseFile('file_unreadable', { because: 'cut off', at });
    name = bytes.toString('latin1', at + 4, at + 8);
    const isFirst = at === SIGNATURE_LENGTH;
    if (isFirst !== (name === 'IHDR')) throw refuseFile('file_unreadable', { because: 'header', name });
    if (name === 'IHDR') readHeader(bytes, at);
    if (name === 'acTL') throw refuseFile('file_type_not_allowed', { detected: 'image/apng' });
    if (crc32(bytes.subarray(at + 4, next - 4)) !== bytes.readUInt32BE(next - 4)) {
      throw refuseFile('file_unreadable', { because: 'checksum', name });
    }
    if (DRAWN.has(name)) drawn.push(bytes.subarray(at, next));
    at = next;
  }
  if (at !== bytes.length) throw refuseFile('file_unreadable', { because: 'trailing', at });
  return Buffer.concat(drawn);
}

/** The size is looked at before the checksum, so that a bomb is called a bomb. */
function readHeader(bytes: Buffer, at: number): void {
  if (bytes.readUInt32BE(at) !== 13 || at + FRAME + 13 > bytes.length) {
    throw refuseFile('file_unreadable', { because: 'header' });
  }
  assertDecodable({ width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) });
}
