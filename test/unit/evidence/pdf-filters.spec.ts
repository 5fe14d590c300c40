import { describe, expect, it } from 'vitest';
import { decodeAscii85, decodeAsciiHex } from '../../../src/cases/evidence/inspect/pdf/ascii-filters.js';
import { lzwLength, runLengthLength } from '../../../src/cases/evidence/inspect/pdf/unpacked-length.js';
import { aPdf, aStream } from './pdf-making.js';
import { refusalOf } from './refusal.js';

const NO_LIMIT = 1e12;

describe('bytes written in letters', () => {
  it.each([
    ['48656C6C6F>', 'Hello'],
    ['48 65\n6c 6C 6f', 'Hello'],
    ['486>', 'H`'],
    ['', ''],
  ])('hex %j reads %j', (written, read) => {
    expect(decodeAsciiHex(Buffer.from(written)).toString('latin1')).toBe(read);
  });

  it.each([
    ['87cURDZ~>', 'Hello'],
    ['87cUR\nD]i,"Ebo80~>', 'Hello World!'],
    ['z~>', '\0\0\0\0'],
    ['zz87cURDZ', '\0\0\0\0\0\0\0\0Hello'],
    ['~>', ''],
    ['!', ''],
  ])('base 85 %j reads %j', (written, read) => {
    expect(decodeAscii85(Buffer.from(written)).toString('latin1')).toBe(read);
  });

  it('a group beyond what four bytes can hold is read as something and does not fail', () => {
    expect(decodeAscii85(Buffer.from('uuuuu~>'))).toHaveLength(4);
  });
});

describe('lengths found without unpacking', () => {
  it('the LZW example of the standard is ten bytes long', () => {
    const example = Buffer.from('800B6050220C0C8501', 'hex');

    expect(lzwLength(example, NO_LIMIT)).toBe(10);
  });

  it.each([1, 10, 1_000, 5_000, 300_000, 3_000_000])(
    '%i zeros packed by LZW are measured exactly',
    (length) => {
      expect(lzwLength(lzwZeros(length), NO_LIMIT)).toBe(length);
    },
  );

  it('an LZW bomb is found and counting stops soon after the limit', async () => {
    const bomb = lzwZeros(110_000_000);
    expect(bomb.length).toBeLessThan(200_000);

    expect(lzwLength(bomb, 1_000)).toBeLessThan(10_000);
    const bytes = aPdf({ more: [aStream('/Filter /LZWDecode', bomb)] });
    expect(await refusalOf(bytes, 'a.pdf')).toBe('file_bomb');
    const small = aPdf({ more: [aStream('/Filter /LZWDecode', lzwZeros(100_000))] });
    expect(await refusalOf(small, 'a.pdf')).toBe('accepted');
  });

  it('runs are added up until their end mark', () => {
    const runs = Buffer.from([2, 65, 66, 67, 254, 90, 128, 129, 0]);

    expect(runLengthLength(runs, NO_LIMIT)).toBe(3 + 3);
  });
});

/** Zeros packed by LZW as in ISO 32000-1, 7.4.4: codes of 9 to 12 bits, which grow one early. */
function lzwZeros(length: number): Buffer {
  const bits: string[] = [];
  let next = 258;
  const write = (code: number) => {
    const width = next + 1 > 2048 ? 12 : next + 1 > 1024 ? 11 : next + 1 > 512 ? 10 : 9;
    bits.push(code.toString(2).padStart(width, '0'));
  };
  write(256);
  // Each code stands for one zero more than the one before: 0, then 258, 259 and so on.
  for (let left = length, run = 1; left > 0;) {
    const take = Math.min(run, left);
    write(take === 1 ? 0 : 256 + take);
    left -= take;
    if (run > 1 || take === 1) next += run === 1 ? 0 : 1;
    run = take + 1;
    if (next >= 4094) {
      write(256);
      next = 258;
      run = 1;
    }
  }
  write(257);
  const joined = bits.join('');
  const bytes = joined.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte.padEnd(8, '0'), 2)));
}
