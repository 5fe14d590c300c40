import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/cases/evidence/inspect/inspected-file.js';
import { aPackedStream, aPdf, anObjectStream, aStream, aZeroBomb } from './pdf-making.js';
import { refusalOf } from './refusal.js';

/** Ten megabytes of zeros, packed into a block that ends on a byte, so that blocks can be put one behind the other. */
const ZERO_BLOCK = deflateRawSync(Buffer.alloc(10_000_000), {
  level: 9,
  finishFlush: constants.Z_FULL_FLUSH,
});
const TEN_GIGABYTES = aZeroBomb(ZERO_BLOCK, MAX_FILE_BYTES - 10_000);

async function timed(bytes: Buffer): Promise<{ code: string; ms: number }> {
  const startedAt = performance.now();
  const code = await refusalOf(bytes, 'a.pdf');
  return { code, ms: performance.now() - startedAt };
}

/** The look at a file is ended after this long; what is bounded by itself is found well before, on a slow machine too. */
const OUR_OWN_GUARD_MS = 10_000;

describe('documents that would unpack to an extreme size', () => {
  it('10 MB that unpack to 10 GB are refused at once', async () => {
    const bytes = aPdf({ more: [aStream('/Filter /FlateDecode', TEN_GIGABYTES)] });
    expect(bytes.length).toBeGreaterThan(10_000_000);

    const { code, ms } = await timed(bytes);

    expect(code).toBe('file_bomb');
    expect(ms).toBeLessThan(OUR_OWN_GUARD_MS);
  });

  it('they are refused as packed objects too, and without being held in memory', async () => {
    const bytes = aPdf({
      more: [aStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', TEN_GIGABYTES)],
    });
    const before = process.memoryUsage().rss;

    const { code, ms } = await timed(bytes);

    expect(code).toBe('file_bomb');
    expect(ms).toBeLessThan(OUR_OWN_GUARD_MS);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('whatever the stream says of its length', async () => {
    const bytes = aPdf({ more: [aStream('/Length 3 /DL 3 /Filter /FlateDecode', TEN_GIGABYTES)] });

    expect((await timed(bytes)).code).toBe('file_bomb');
  });

  it('many streams that are small one by one are added up', async () => {
    const small = deflateSync(Buffer.alloc(90_000_000));
    const bytes = aPdf({ more: [1, 2, 3].map(() => aStream('/Filter [/FlateDecode]', small)) });

    expect((await timed(bytes)).code).toBe('file_bomb');
    expect((await timed(aPdf({ more: [aStream('/Filter /FlateDecode', small)] }))).code).toBe('accepted');
  });

  it('packed once more, also by letters, or by other packings, they are found', async () => {
    const bomb = deflateSync(Buffer.alloc(120_000_000));
    const runs = Buffer.concat([Buffer.alloc(4_000_000, Buffer.from([129, 0])), Buffer.from([128])]);
    const streams = [
      aStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(bomb)),
      aStream('/Filter [/ASCIIHexDecode /FlateDecode]', Buffer.from(`${bomb.toString('hex')}>`)),
      aStream(
        '/Filter [/AHx /AHx /Fl]',
        Buffer.from(`${Buffer.from(`${bomb.toString('hex')}>`).toString('hex')}>`),
      ),
      aStream('/Filter /RunLengthDecode', runs),
      aStream(`/Filter [${'/AHx '.repeat(200)}]`, Buffer.from('00>')),
    ];

    for (const stream of streams) expect((await timed(aPdf({ more: [stream] }))).code).toBe('file_bomb');
  });

  it.each([
    ['pages', () => aPdf({ morePages: 1_000 })],
    ['claimed pages', () => aPdf({ more: ['<< /Type /Pages /Count 2147483647 >>'] })],
    ['objects', () => aPdf({ more: [Buffer.from('9 0 obj\n1\nendobj\n'.repeat(200_001))] })],
    [
      'objects in a stream',
      () =>
        aPdf({
          more: [anObjectStream(Object.fromEntries(Array.from({ length: 200_001 }, (_, at) => [at, '1'])))],
        }),
    ],
    ['streams', () => aPdf({ more: [Buffer.from('9 0 obj<<>>stream\nx\nendstream\n'.repeat(20_001))] })],
    ['nesting', () => aPdf({ more: [`${'['.repeat(100_000)}${']'.repeat(100_000)}`] })],
    ['nested dictionaries', () => aPdf({ more: [`${'<</A 1 <</B '.repeat(50_000)}`] })],
    [
      'keys',
      () => aPdf({ more: [`<< ${Array.from({ length: 20_001 }, (_, at) => `/K${at} 1`).join(' ')} >>`] }),
    ],
    [
      'pixels',
      () =>
        aPdf({
          more: [
            aStream('/Subtype /Image /Width 100000 /Height 100000 /Filter /JBIG2Decode', Buffer.from('x')),
          ],
        }),
    ],
    [
      'objects within objects',
      () => aPdf({ more: [`${'9 0 obj ('.repeat(100_000)}${')'.repeat(100_000)}`] }),
    ],
    ['objects within one another in a stream', () => aPdf({ more: [overlapping()] })],
  ])('too many %s make a bomb, found before the guard ends the look', async (_, make) => {
    const { code, ms } = await timed(make());

    expect(code).toBe('file_bomb');
    expect(ms).toBeLessThan(OUR_OWN_GUARD_MS);
  });

  it('long runs of one letter are read in one go', async () => {
    const runs = ['1', 'a', '/', '#', '%', '\\', '<', ' '].map((letter) => letter.repeat(1_000_000));

    for (const run of runs) {
      const { ms } = await timed(aPdf({ more: [`[ ${run}\n ]`] }));
      expect(ms).toBeLessThan(OUR_OWN_GUARD_MS);
    }
  });
});

/** Ten thousand objects of one stream that all begin at the same place and are as long as the stream. */
function overlapping(): Buffer {
  const header = Array.from({ length: 10_000 }, (_, at) => `${at + 20} 0`).join(' ');
  const content = `${header} [${' 1'.repeat(100_000)} ]`;
  return aPackedStream(`/Type /ObjStm /N 10000 /First ${header.length + 1}`, Buffer.from(content));
}
