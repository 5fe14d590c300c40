import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPackedStream, aPdf, anObjectStream } from './pdf-making.js';
import { aNoisyPicture } from './picture-making.js';
import { refusalOf } from './refusal.js';

/** Looks at the bytes; anything but an answer within two seconds (`refusalOf` throws on what is no refusal) fails. */
async function answersInTime(bytes: Buffer, name: string): Promise<string> {
  const startedAt = performance.now();
  const answer = await refusalOf(bytes, name);
  expect(performance.now() - startedAt).toBeLessThan(2000);
  return answer;
}

const BEGINNINGS = [
  '',
  '%PDF-1.7\n',
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff\xe0',
  'RIFF\x40\0\0\0WEBPVP8 ',
  'PK\x03\x04',
  'GIF89a',
];

const PDF_WORDS =
  `<< >> [ ] ( ) { } < > / % obj endobj 5 0 R stream endstream trailer /Type /ObjStm /Page /Pages /Kids
  /Filter /FlateDecode [/ASCII85Decode /ASCIIHexDecode] /LZWDecode /RunLengthDecode /N /First /Length /Count /Width
  999999999999 -1 .5 - + #00 #zz \\ xref startxref %%EOF true null ~> x`.split(/\s+/);

describe('whatever is uploaded', () => {
  it('random bytes behind any beginning get an answer', async () => {
    const file = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.uint8Array({ maxLength: 2000 }));
    await fc.assert(
      fc.asyncProperty(file, async ([beginning, rest]) => {
        await answersInTime(Buffer.concat([Buffer.from(beginning, 'latin1'), rest]), 'a');
      }),
      { numRuns: 300 },
    );
  });

  it('good files with flipped bits, cuts and repetitions get an answer', async () => {
    const good = [
      aPdf({ more: [anObjectStream({ 20: '<< /A 1 >>' }), aPackedStream('', Buffer.alloc(500, 'text'))] }),
      await aNoisyPicture().png().toBuffer(),
      await aNoisyPicture().jpeg().toBuffer(),
      await aNoisyPicture().jpeg({ progressive: true }).toBuffer(),
      await aNoisyPicture().webp().toBuffer(),
      await aNoisyPicture().webp({ lossless: true }).toBuffer(),
    ];
    const answers = new Set<string>();
    const change = fc.record({
      file: fc.constantFrom(...good),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(7)), {
        maxLength: 6,
      }),
      cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
      repeat: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ file, flips, cut, repeat }) => {
        const bytes = Buffer.from(file);
        for (const [place, bit] of flips) {
          const at = Math.floor(place * bytes.length);
          bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        }
        const kept = bytes.subarray(0, cut === null ? bytes.length : Math.floor(cut * bytes.length));
        answers.add(await answersInTime(repeat ? Buffer.concat([kept, kept]) : kept, 'a'));
      }),
      { numRuns: 400 },
    );
    // The changes were worth making: some files survived them and some did not.
    expect(answers).toContain('accepted');
    expect(answers).toContain('file_unreadable');
  });

  it('documents put together from the words of the format get an answer', async () => {
    const words = fc.array(fc.constantFrom(...PDF_WORDS), { maxLength: 120 });
    const blank = fc.constantFrom(' ', '', '\n');
    await fc.assert(
      fc.asyncProperty(words, blank, async (chosen, between) => {
        const nonsense = chosen.join(between);
        await answersInTime(aPdf({ more: [nonsense], catalog: nonsense }), 'a.pdf');
        await answersInTime(aPdf({ more: [anObjectStream({ 20: nonsense, 21: nonsense })] }), 'a.pdf');
      }),
      { numRuns: 300 },
    );
  });
});
