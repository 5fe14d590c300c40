import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.js';
import {
  nextTry,
  restUntil,
  TRIED_FOR_MS,
} from '../../../src/notifications/event-streams/delivery/back-off.js';

const FIRST = new Date('2026-11-22T10:00:00.000Z');
const after = (ms: number) => new Date(FIRST.getTime() + ms);

describe('nextTry', () => {
  it.each([
    [1, SECOND],
    [2, 2 * SECOND],
    [5, 16 * SECOND],
    [10, 512 * SECOND],
  ])('W170: after %i attempts waits between half of %i ms and all of it', (attempts, longest) => {
    expect(nextTry(attempts, FIRST, FIRST, 0)).toEqual(after(longest / 2));
    expect(nextTry(attempts, FIRST, FIRST, 0.999999)?.getTime()).toBeLessThanOrEqual(
      after(longest).getTime(),
    );
  });

  it('W170: tries the last time at the end of four hours, then gives up', () => {
    expect(nextTry(14, FIRST, after(3 * HOUR), 0.9)).toEqual(after(TRIED_FOR_MS));
    expect(nextTry(3, FIRST, after(TRIED_FOR_MS - 1), 0)).toEqual(after(TRIED_FOR_MS));
    expect(nextTry(15, FIRST, after(TRIED_FOR_MS), 0)).toBeNull();
    expect(nextTry(1, FIRST, after(9 * HOUR), 0)).toBeNull();
  });

  it('W170: with the shortest waits and with the longest it comes to an end within a few tries', () => {
    for (const random of [0, 0.5, 0.999999]) {
      let attempts = 1;
      for (let now: Date | null = FIRST; now !== null; now = nextTry(attempts, FIRST, now, random))
        attempts++;
      expect(attempts).toBeGreaterThan(12);
      expect(attempts).toBeLessThan(20);
    }
  });
});

it('a sink that keeps failing rests longer and longer, at most five minutes', () => {
  expect(restUntil(1, FIRST, 0)).toEqual(after(SECOND / 2));
  expect(restUntil(4, FIRST, 0)).toEqual(after(4 * SECOND));
  expect(restUntil(500, FIRST, 0)).toEqual(after(2.5 * MINUTE));
  expect(restUntil(500, FIRST, 0.999999).getTime()).toBeLessThanOrEqual(after(5 * MINUTE).getTime());
});
