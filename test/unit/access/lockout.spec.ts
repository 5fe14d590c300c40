import { expect, it } from 'vitest';
import { lockedUntil } from '../../../src/access/lockout.js';

const NOW = new Date('2026-03-02T10:00:00Z');

it.each([
  [0, null],
  [1, null],
  [4, null],
  [5, 15],
  [6, 30],
  [7, 60],
  [8, 120],
  [9, 240],
  [10, 480],
  [11, 960],
  [12, 1440],
  [13, 1440],
  [10_000, 1440],
])('after %i wrong passwords in a row the sign-in is locked for %s minutes', (attempts, minutes) => {
  const until = lockedUntil(attempts, NOW);
  expect(until === null ? null : (until.getTime() - NOW.getTime()) / 60_000).toBe(minutes);
});
