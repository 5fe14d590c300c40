import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deletionsOf,
  isWithinEdits,
  isWithinOneEdit,
} from '../../../src/assessments/signals/edit-distance.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

/** The textbook table, swaps of neighbours counting as one edit. */
function distance(a: string, b: string): number {
  const rows = [[...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(change, swap, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

describe('words one edit apart', () => {
  it('agree with the textbook', () => {
    fc.assert(
      fc.property(word, word, (a, b) => isWithinOneEdit(a, b) === distance(a, b) <= 1),
      { numRuns: 2000 },
    );
  });

  it('always share a deletion', () => {
    fc.assert(
      fc.property(word, fc.nat(12), fc.nat(3), fc.constantFrom('a', 'b', 'x'), (a, at, edit, letter) => {
        const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
        const inserted = a.slice(0, at) + letter + a.slice(at);
        const changed = a.slice(0, at) + letter + a.slice(at + 1);
        const b = [swapped, inserted, changed, a.slice(0, at) + a.slice(at + 1)][edit] ?? a;
        const keys = new Set(deletionsOf(a));
        return deletionsOf(b).some((key) => keys.has(key));
      }),
    );
  });
});

describe('words some edits apart', () => {
  it.each([
    ['kitten', 'sitting', 2, false],
    ['kitten', 'sitting', 3, true],
    ['', 'ab', 2, true],
    ['', 'abc', 2, false],
    ['same', 'same', 0, true],
    ['same', 'sane', 0, false],
    ['same', 'sane', 1, true],
    ['abcdef', 'abdcef', 1, true],
  ])('%s and %s within %i: %s', (a, b, limit, expected) => {
    expect(isWithinEdits(a, b, limit)).toBe(expected);
  });
});
