import { describe, expect, it } from 'vitest';
import { isInstant } from '../../../src/http/instant.validator.js';
import { InvalidError } from '../../../src/kernel/errors.js';
import { decodeInstantCursor, instantKey } from '../../../src/kernel/instant-cursor.js';
import { encodeCursor } from '../../../src/kernel/page.js';

const ID = '0192f000-0000-7000-8000-000000000001';

describe('an instant in the input', () => {
  it.each([
    '2026-11-30T12:00:00Z',
    '2026-11-30T12:00Z',
    '2026-11-30T12:00:00.123Z',
    '2026-11-30T12:00:00+05:30',
    '2028-02-29T00:00:00Z',
  ])('%s is one', (text) => expect(isInstant(text)).toBe(true));

  it.each([
    ['a date alone', '2026-11-30'],
    ['no zone', '2026-11-30T12:00:00'],
    ['a day that does not exist', '2026-02-30T12:00:00Z'],
    ['no leap year', '2027-02-29T12:00:00Z'],
    ['month 13', '2026-13-01T12:00:00Z'],
    ['hour 24', '2026-11-30T24:00:00Z'],
    ['a leap second', '2026-11-30T23:59:60Z'],
    ['words', 'tomorrow'],
    ['a number', '1764504000'],
    ['before 1970', '1969-12-31T23:59:59Z'],
    ['after 2999', '3000-01-01T00:00:00Z'],
    ['five digits of a year', '+12026-11-30T12:00:00Z'],
    ['a line after it', '2026-11-30T12:00:00Z\n'],
    ['nothing', ''],
  ])('%s is none: %s', (_, text) => expect(isInstant(text)).toBe(false));
});

describe('a cursor of a list that shows the newest first', () => {
  it('gives back the key it was made of', () => {
    const at = new Date('2026-11-22T10:00:00.123Z');
    expect(decodeInstantCursor(encodeCursor(instantKey(at, ID)))).toEqual({ at, id: ID });
  });

  it.each([
    ['rubbish', 'rubbish'],
    ['of another list', encodeCursor([ID])],
    ['with a day that cannot be', encodeCursor(['2026-13-45T00:00:00.000Z', ID])],
    ['with a year that no database holds', encodeCursor(['-271821-04-20T00:00:00.000Z', ID])],
    ['with a number for a time', encodeCursor([1, ID])],
    ['with something else for an id', encodeCursor(['2026-11-22T10:00:00.123Z', "' OR 1=1"])],
    ['empty', ''],
  ])('refuses one %s', (_, cursor) => {
    expect(() => decodeInstantCursor(cursor)).toThrow(InvalidError);
  });
});
