import { HOUR, MINUTE, SECOND } from '../../../kernel/clock.js';

/**
 * An event that a sink did not take is tried again later and later for four hours from its first try, the last time at their end; then
 * it is given up (W170).
 */
export const TRIED_FOR_MS = 4 * HOUR;

/** A sink that fails rests, so that what waits for it is not spent on it; no longer than this, so that it is soon found to be back. */
const LONGEST_REST_MS = 5 * MINUTE;

/**
 * When to try again after so many attempts, or null to give up. The wait doubles from a second; a random half of it keeps many from
 * coming back at once. `random` is in [0, 1).
 */
export function nextTry(attempts: number, firstTriedAt: Date, now: Date, random: number): Date | null {
  const end = firstTriedAt.getTime() + TRIED_FOR_MS;
  if (now.getTime() >= end) return null;
  return new Date(Math.min(now.getTime() + jittered(attempts, TRIED_FOR_MS, random), end));
}

/** How long a sink rests that failed so many times in a row. */
export function restUntil(failures: number, now: Date, random: number): Date {
  return new Date(now.getTime() + jittered(failures, LONGEST_REST_MS, random));
}

function jittered(times: number, longest: number, random: number): number {
  const wait = Math.min(SECOND * 2 ** Math.min(Math.max(times, 1) - 1, 30), longest);
  return wait / 2 + (wait / 2) * random;
}
