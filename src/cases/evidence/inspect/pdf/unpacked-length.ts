/** How long LZW and run-length data would become, found without unpacking them: only lengths are followed. */

const LZW_CLEAR = 256;
const LZW_END = 257;
const LZW_CODES = 4096;

/**
 * The length of LZWDecode data, counted up to a little above `limit`. Whether codes grow one early is a parameter of
 * the stream, which may lie; the longer of both readings counts.
 */
export function lzwLength(packed: Buffer, limit: number): number {
  return Math.max(lzwLengthWhen(1, packed, limit), lzwLengthWhen(0, packed, limit));
}

function lzwLengthWhen(early: 0 | 1, packed: Buffer, limit: number): number {
  const lengths = new Uint32Array(LZW_CODES);
  let known = LZW_END + 1;
  let before = 0;
  let total = 0;
  let bits = 0;
  let held = 0;
  for (const byte of packed) {
    held = (held << 8) | byte;
    bits += 8;
    const width = known + early >= 2048 ? 12 : known + early >= 1024 ? 11 : known + early >= 512 ? 10 : 9;
    if (bits < width) continue;
    bits -= width;
    const code = held >>> bits;
    held &= (1 << bits) - 1;
    if (code === LZW_END || code > known || total > limit) break;
    if (code === LZW_CLEAR) {
      known = LZW_END + 1;
      before = 0;
      continue;
    }
    const length = code < LZW_CLEAR ? 1 : code < known ? (lengths[code] ?? 0) : before + 1;
    if (before > 0 && known < LZW_CODES) lengths[known++] = before + 1;
    before = length;
    total += length;
  }
  return total;
}

const RUN_END = 128;

/** The length of RunLengthDecode data, counted up to a little above `limit`. */
export function runLengthLength(packed: Buffer, limit: number): number {
  let total = 0;
  for (let at = 0; at < packed.length && total <= limit;) {
    const count = packed.readUInt8(at);
    if (count === RUN_END) break;
    total += count < RUN_END ? count + 1 : 257 - count;
    at += count < RUN_END ? count + 2 : 2;
  }
  return total;
}
