import { describe, expect, it } from 'vitest';
import { filterSql, prefixPattern } from '../../../src/accounts/list-filter.js';

const FILTERS = {
  status: (place: string) => `a.status = ${place}`,
  q: (place: string) => `(a.name LIKE ${place} OR a.email LIKE ${place})`,
};

describe('the filters of a list', () => {
  it('without any, everything is listed', () => {
    expect(filterSql(FILTERS, {}, 1)).toEqual({ text: 'true', values: [] });
  });

  it('number their places from where the caller’s values end', () => {
    expect(filterSql(FILTERS, { q: 'acme%', status: 'active' }, 4)).toEqual({
      text: 'a.status = $4 AND (a.name LIKE $5 OR a.email LIKE $5)',
      values: ['active', 'acme%'],
    });
  });

  it('leave out what was not given, but not what is false', () => {
    const filters = {
      open: (place: string) => `open = ${place}`,
      code: (place: string) => `code = ${place}`,
    };
    expect(filterSql(filters, { open: false, code: undefined }, 1)).toEqual({
      text: 'open = $1',
      values: [false],
    });
  });
});

it.each([
  ['Acme', 'Acme%'],
  ['100%', String.raw`100\%%`],
  ['a_b', String.raw`a\_b%`],
  [String.raw`a\b`, String.raw`a\\b%`],
])('looks for what begins with %s by the pattern %s', (text, pattern) => {
  expect(prefixPattern(text)).toBe(pattern);
});
