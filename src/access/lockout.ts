import { HOUR, MINUTE } from '../kernel/clock.js';

/**
 * After five wrong passwords in a row the sign-in is locked for 15 minutes; every further wrong one after that doubles the
 * time, up to a day. A right password sets the count back. Nobody is told whether a lock or the password was the reason.
 */
export const ATTEMPTS_BEFORE_LOCK = 5;
const FIRST_LOCK = 15 * MINUTE;
const LONGEST_LOCK = 24 * HOUR;

/** Until when the sign-in is locked once `failedAttempts` wrong passwords were given in a row; null: it is not. */
export function lockedUntil(failedAttempts: number, now: Date): Date | null {
  if (failedAttempts < ATTEMPTS_BEFORE_LOCK) return null;
  const doublings = Math.min(failedAttempts - ATTEMPTS_BEFORE_LOCK, 10);
  return new Date(now.getTime() + Math.min(FIRST_LOCK * 2 ** doublings, LONGEST_LOCK));
}
