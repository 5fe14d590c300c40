/** The two packings of PDF that write bytes as letters. They make data longer, never shorter, so they need no limit. */

const HEX_END = '>'.charCodeAt(0);

/** ASCIIHexDecode: pairs of hex digits up to `>`; anything else in between is passed over. */
export function decodeAsciiHex(written: Buffer): Buffer {
  const end = written.indexOf(HEX_END);
  const digits = written.toString('latin1', 0, end === -1 ? written.length : end).replace(/[^0-9a-f]/gi, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const FIRST = '!'.charCodeAt(0);
const LAST = 'u'.charCodeAt(0);
const FOUR_ZEROS = 'z'.charCodeAt(0);
const END = '~'.charCodeAt(0);

/** ASCII85Decode: five letters are four bytes, `z` is four zeros, `~` ends it; anything else is passed over. */
export function decodeAscii85(written: Buffer): Buffer {
  // `z` is the one letter that stands for four bytes by itself.
  const bytes = Buffer.alloc(written.length * 4 + 8);
  let length = 0;
  let group = 0;
  let letters = 0;
  for (const byte of written) {
    if (byte === END) break;
    if (byte === FOUR_ZEROS && letters === 0) length += 4;
    if (byte < FIRST || byte > LAST) continue;
    group = group * 85 + (byte - FIRST);
    letters += 1;
    if (letters < 5) continue;
    length = bytes.writeUInt32BE(group % 2 ** 32, length);
    group = letters = 0;
  }
  if (letters < 2) return bytes.subarray(0, length);
  // A last group of n letters is n - 1 bytes, as if it were filled up with the last letter.
  for (let missing = letters; missing < 5; missing += 1) group = group * 85 + 84;
  bytes.writeUInt32BE(group % 2 ** 32, length);
  return bytes.subarray(0, length + letters - 1);
}
