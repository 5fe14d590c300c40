import { describe, expect, it } from 'vitest';
import { hourlyBudget } from '../../../src/outbound-permissions/phone-codes/costly-destinations.js';
import {
  isSixDigits,
  minutesLeft,
  secondsUntilResend,
  windowAround,
} from '../../../src/outbound-permissions/phone-codes/phone-codes.rules.js';

const at = (time: string): Date => new Date(`2026-11-22T${time}Z`);

describe('T6: the rules of a phone code', () => {
  it.each([
    ['123456', true],
    ['000000', true],
    ['12345', false],
    ['1234567', false],
    ['12345a', false],
    ['１２３４５６', false],
    ['١٢٣٤٥٦', false],
    ['123 456', false],
    ['123456\n', false],
    ['-12345', false],
    ['1e5000', false],
    ['', false],
  ])('%j are six digits: %s', (code, expected) => {
    expect(isSixDigits(code)).toBe(expected);
  });

  it.each([
    ['12:00:00.000', 30],
    ['12:00:00.001', 30],
    ['12:00:29.000', 1],
    ['12:00:29.999', 1],
    ['12:00:30.000', 0],
    ['13:00:00.000', 0],
  ])('sent at 12:00:00, it may be sent again at %s in %i seconds', (now, seconds) => {
    expect(secondsUntilResend(at('12:00:00.000'), at(now))).toBe(seconds);
  });

  it.each([
    ['00:00:00.000', 'day', '00:00:00.000', 86_400],
    ['23:59:59.999', 'day', '00:00:00.000', 1],
    ['12:30:00.000', 'hour', '12:00:00.000', 1800],
    ['12:59:59.001', 'hour', '12:00:00.000', 1],
  ] as const)(
    '%s lies in the %s that began at %s and has %i seconds left',
    (now, unit, start, secondsLeft) => {
      expect(windowAround(at(now), unit)).toEqual({ start: at(start), secondsLeft });
    },
  );

  it.each([
    ['12:00:00', 10],
    ['12:00:30', 10],
    ['12:01:00', 9],
    ['12:09:59', 1],
  ])('a code that expires at 12:10 is said at %s to be valid for %i minutes', (now, minutes) => {
    expect(minutesLeft(at('12:10:00'), at(now))).toBe(minutes);
  });

  it.each([
    ['DE', 100, 100],
    ['US', 3, 3],
    ['TJ', 100, 10],
    ['JM', 100, 10],
    ['TJ', 5, 1],
    [null, 100, 10],
  ])('of an hour’s budget, numbers in %s get of %i: %i', (country, ordinary, budget) => {
    expect(hourlyBudget(country, ordinary)).toBe(budget);
  });
});
