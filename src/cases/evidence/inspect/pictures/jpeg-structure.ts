import { refuseFile } from '../file-refusals.js';
import type { TimeGuard } from '../time-guard.js';
import { assertDecodable } from './picture-limits.js';

/** Markers that stand alone, without a length: TEM, RST0–7, SOI. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** The frame headers that carry the size: SOF0–15 without the tables (DHT, JPG, DAC) that share their numbers. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** A progressive picture has about ten scans. Thousands of tiny ones make a decoder redraw the picture thousands of times. */
const MAX_SCANS = 100;

/**
 * Walks a JPEG marker by marker up to its end; what follows may only be what cameras put there.
 * @throws InvalidError `file_unreadable`, `file_bomb`
 */
export function readJpeg(bytes: Buffer, guard: TimeGuard): void {
  let end = readOne(bytes, 0, guard);
  // Cameras append further whole pictures: previews, depth and brightness maps (CIPA DC-007).
  while (startsPicture(bytes, end)) end = readOne(bytes, end, guard);
  if (!isCameraTrailer(bytes.subarray(end)))
    throw refuseFile('file_unreadable', { because: 'trailing', at: end });
}

/** Reads one picture that begins at `start`; gives the offset after its end. */
function readOne(bytes: Buffer, start: number, guard: TimeGuard): number {
  let at = start + 2;
  let frames = 0;
  let scans = 0;
  for (;;) {
    guard.check();
    const marker = readMarker(bytes, at);
    at = marker.next;
    if (marker.code === END_OF_IMAGE) break;
    if (isAlone(marker.code)) continue;
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    if (length < 2 || at + length > bytes.length)
      throw refuseFile('file_unreadable', { because: 'cut off', at });
    if (isFrame(marker.code)) {
      frames += 1;
      if (length < 8) throw refuseFile('file_unreadable', { because: 'header' });
      assertDecodable({ height: bytes.readUInt16BE(at + 3), width: bytes.readUInt16BE(at + 5) });
    }
    at += length;
    if (marker.code !== START_OF_SCAN) continue;
    scans += 1;
    if (scans > MAX_SCANS) throw refuseFile('file_bomb', { scans });
    at = skipScan(bytes, at);
  }
  if (frames !== 1 || scans === 0) throw refuseFile('file_unreadable', { because: 'header', frames, scans });
  return at;
}

/** The marker at `at`, over any number of fill bytes. */
function readMarker(bytes: Buffer, at: number): { code: number; next: number } {
  if (bytes[at] !== 0xff) throw refuseFile('file_unreadable', { because: 'marker', at });
  let next = at + 1;
  while (bytes[next] === 0xff) next += 1;
  const code = bytes[next];
  if (code === undefined || code === 0) throw refuseFile('file_unreadable', { because: 'marker', at });
  return { code, next: next + 1 };
}

/** The offset of the marker that ends the scan's packed pixels; 0xFF00 is a packed 0xFF, RST0–7 belong to the scan. */
function skipScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) break;
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
  throw refuseFile('file_unreadable', { because: 'cut off' });
}

function startsPicture(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff;
}

const MAX_CAMERA_NOTE = 64 * 1024;

/** What cameras leave behind the last picture: nothing, zero bytes, or one maker's small note that ends in SEFT. */
function isCameraTrailer(rest: Buffer): boolean {
  if (rest.every((byte) => byte === 0)) return true;
  return rest.length <= MAX_CAMERA_NOTE && rest.toString('latin1', rest.length - 4) === 'SEFT';
}
