import { crc32, deflateSync } from 'node:zlib';
import type { Paper } from '../content/papers.js';
import { dotsOf } from './bitmap-letters.js';

const WIDTH = 640;
const HEIGHT = 400;
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const [INK, PAPER, BAR] = [40, 250, 60];
const BAR_HEIGHT = 84;

/** A picture in grey: the title white on a dark bar, the lines below it. */
export function pngPage({ title, lines }: Pick<Paper, 'title' | 'lines'>): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, PAPER);
  pixels.fill(BAR, 0, WIDTH * BAR_HEIGHT);
  write(pixels, title, { left: 32, top: 28, scale: 4, shade: PAPER });
  lines.forEach((line, at) => write(pixels, line, { left: 32, top: 120 + at * 48, scale: 3, shade: INK }));
  return encode(pixels);
}

function write(
  pixels: Buffer,
  text: string,
  { left, top, scale, shade }: { left: number; top: number; scale: number; shade: number },
): void {
  for (const dot of dotsOf(text)) {
    const x = left + dot.x * scale;
    if (x + scale > WIDTH) continue;
    for (let row = 0; row < scale; row++) {
      const start = (top + dot.y * scale + row) * WIDTH + x;
      pixels.fill(shade, start, start + scale);
    }
  }
}

/** As PNG: eight bits of grey a pixel, no filter. */
function encode(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.writeUInt8(8, 8);
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(y * WIDTH, (y + 1) * WIDTH)]),
  );
  const packed = deflateSync(Buffer.concat(rows));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
