import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A plain picture to begin with. */
export function aPicture(width = 200, height = 100) {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } });
}

/** A picture that does not pack well, so that its bytes are worth breaking. */
export function aNoisyPicture(width = 64, height = 48) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0, seed = 1; at < pixels.length; at += 1) {
    seed = (seed * 48271) % 2147483647;
    pixels[at] = seed & 0xff;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** One chunk of a PNG with a right checksum. */
export function aPngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const chunk = Buffer.alloc(4 + named.length + 4);
  chunk.writeUInt32BE(content.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), 4 + named.length);
  return chunk;
}

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Signature and header chunk. */
const PNG_HEADER_END = 33;

/** The picture with a chunk put in after its header. */
export function withPngChunk(png: Buffer, chunk: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, PNG_HEADER_END), chunk, png.subarray(PNG_HEADER_END)]);
}

/** A PNG of a few bytes that claims to be as large as said. */
export function aPngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(2, 9);
  return Buffer.concat([
    PNG_SIGNATURE,
    aPngChunk('IHDR', header),
    aPngChunk('IDAT', Buffer.from('789c63000000010001', 'hex')),
    aPngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The smallest ZIP that every unpacker opens: no files, only the end of its directory. */
export function anEmptyZip(): Buffer {
  return Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
}
