import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, LONGEST_LINE } from '../../../src/monitoring/usage/split-lines.js';

type Taken = readonly [number: number, text: string | null];

function split(chunks: readonly (string | Buffer)[]): Taken[] {
  const taken: Taken[] = [];
  const splitter = new LineSplitter();
  const take = (number: number, text: string | null): void => void taken.push([number, text]);
  for (const chunk of chunks) splitter.push(Buffer.from(chunk), take);
  splitter.end(take);
  return taken;
}

describe('bytes become lines', () => {
  it.each<[string, readonly string[], readonly Taken[]]>([
    ['nothing', [], []],
    ['one line', ['a\n'], [[1, 'a']]],
    ['a last line without its newline', ['a\nb'], [[1, 'a'], [2, 'b']]], // prettier-ignore
    ['a line in three chunks', ['a', 'b', 'c\n'], [[1, 'abc']]],
    ['blank lines count, and are not handed over', ['\n\r\n\na\n\n'], [[4, 'a']]],
    ['lines of Windows keep their carriage return, which JSON does not mind', ['{}\r\n'], [[1, '{}\r']]],
    ['the longest line there may be', [`${'x'.repeat(LONGEST_LINE)}\n`], [[1, 'x'.repeat(LONGEST_LINE)]]],
    ['a line that is too long, between others', [`a\n${'x'.repeat(LONGEST_LINE + 1)}\nb\n`], [[1, 'a'], [2, null], [3, 'b']]], // prettier-ignore
    ['one that grows too long over chunks', ['x'.repeat(5000), 'x'.repeat(5000), 'x\nb\n'], [[1, null], [2, 'b']]], // prettier-ignore
    ['one that is too long and never ends', ['x'.repeat(LONGEST_LINE + 1)], [[1, null]]],
  ])('%s', (_, chunks, lines) => {
    expect(split(chunks)).toEqual(lines);
  });

  it('a line of ten megabytes in chunks costs no memory', () => {
    const splitter = new LineSplitter();
    const chunk = Buffer.alloc(65_536, 'x');
    let taken = 0;
    const before = process.memoryUsage().heapUsed;
    for (let count = 0; count < 160; count++) splitter.push(chunk, () => (taken += 1));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(5_000_000);
    expect(taken).toBe(0);
  });

  it('however the bytes are cut, the lines are the same', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '{', ' ', 'é', '"'), maxLength: 12 });
    const cuts = fc.array(fc.nat(200), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), cuts, (lines, at) => {
        const whole = Buffer.from(lines.join('\n'));
        const ends = [...at.filter((cut) => cut <= whole.length).sort((a, b) => a - b), whole.length];
        const pieces = ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
        expect(split(pieces)).toEqual(split([whole]));
        expect(split([whole]).map(([, text]) => text)).toEqual(
          lines.filter((one) => one !== '').map((one) => Buffer.from(one).toString('latin1')),
        );
      }),
    );
  });
});
