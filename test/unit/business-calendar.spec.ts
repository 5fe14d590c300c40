import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessDayEnd,
  businessDaysBetween,
  promiseFor,
} from '../../src/cases/business-calendar.js';

const at = (iso: string): Date => new Date(iso);

describe('P25: business days are those of the account’s country, counted from the first one after the filing', () => {
  it.each([
    ['a Monday in Germany: five later is the next Monday', '2026-11-09T10:00:00Z', 5, 'DE', '2026-11-16'],
    [
      'a Monday in Germany: seven later is the Wednesday after',
      '2026-11-09T10:00:00Z',
      7,
      'DE',
      '2026-11-18',
    ],
    ['a Friday: the first business day is Monday', '2026-11-13T23:59:59Z', 1, 'DE', '2026-11-16'],
    ['a Saturday: the first business day is Monday', '2026-11-14T12:00:00Z', 1, 'DE', '2026-11-16'],
    ['before Thanksgiving in the US: Thursday does not count', '2026-11-25T12:00:00Z', 1, 'US', '2026-11-27'],
    ['the same day in Germany, where it does', '2026-11-25T12:00:00Z', 1, 'DE', '2026-11-26'],
    ['before Christmas in Germany: the 25th, and the weekend', '2026-12-24T12:00:00Z', 1, 'DE', '2026-12-28'],
    ['Saudi Arabia rests on Friday and Saturday', '2026-11-12T12:00:00Z', 1, 'SA', '2026-11-15'],
    ['a country without a calendar has weekends all the same', '2026-11-13T12:00:00Z', 1, 'AQ', '2026-11-16'],
  ])('%s', (_, from, count, country, day) => {
    expect(businessDayEnd(at(from), count, country).toISOString()).toBe(`${day}T23:59:59.999Z`);
  });

  it('aims at the end of the 5th and promises the end of the 7th, in UTC', () => {
    const promise = promiseFor(at('2026-11-09T10:00:00Z'), 'DE');

    expect(promise.aimBy.toISOString()).toBe('2026-11-16T23:59:59.999Z');
    expect(promise.dueBy.toISOString()).toBe('2026-11-18T23:59:59.999Z');
  });
});

describe('the clock does not run against us while the customer must answer', () => {
  it.each([
    ['the same day', '2026-11-09T10:00:00Z', '2026-11-09T18:00:00Z', 0],
    ['over a weekend', '2026-11-13T10:00:00Z', '2026-11-16T10:00:00Z', 1],
    ['a week', '2026-11-09T10:00:00Z', '2026-11-16T09:00:00Z', 5],
  ])('counts the business days the answer took: %s', (_, from, to, days) => {
    expect(businessDaysBetween(at(from), at(to), 'DE')).toBe(days);
  });

  it('moves the promise on by as many business days and keeps the time of day', () => {
    expect(addBusinessDays(at('2026-11-18T23:59:59.999Z'), 2, 'DE').toISOString()).toBe(
      '2026-11-20T23:59:59.999Z',
    );
    expect(addBusinessDays(at('2026-11-20T23:59:59.999Z'), 1, 'DE').toISOString()).toBe(
      '2026-11-23T23:59:59.999Z',
    );
    expect(addBusinessDays(at('2026-11-18T23:59:59.999Z'), 0, 'DE').toISOString()).toBe(
      '2026-11-18T23:59:59.999Z',
    );
  });
});
