import { DAY, HOUR, MINUTE, SECOND } from '../../kernel/clock.js';

/**
 * T6: a code has six digits, is good for ten minutes, for one use and for five tries; another may be asked for after thirty
 * seconds, and five a UTC day for one account and for one number. These hold whatever limits are switched off.
 */
export const CODE_VALID_MS = 10 * MINUTE;
export const MOST_TRIES = 5;
export const RESEND_AFTER_MS = 30 * SECOND;
export const CODES_A_DAY = 5;

/** What a code may prove a number for; a code for one purpose is of no use for another. */
export const CODE_PURPOSES = ['outbound_permission'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

/** How a code reaches a phone: a landline is called. */
export const CODE_CHANNELS = ['sms', 'voice'] as const;
export type CodeChannel = (typeof CODE_CHANNELS)[number];

/** Why a code is of no use any more. One that expired, or whose tries are used up, stays until there is a newer. */
export const CODE_END_REASONS = ['used', 'replaced', 'phone_changed'] as const;
export type CodeEndReason = (typeof CODE_END_REASONS)[number];

/** Six digits 0–9 and nothing else: no letters, no digits of other scripts. */
export function isSixDigits(code: string): boolean {
  return /^[0-9]{6}$/.test(code);
}

/** Whole seconds until another code may be sent to the same number; 0 when it may be now. */
export function secondsUntilResend(lastSentAt: Date, at: Date): number {
  const left = lastSentAt.getTime() + RESEND_AFTER_MS - at.getTime();
  return left <= 0 ? 0 : Math.ceil(left / SECOND);
}

/** The UTC day or hour that `at` lies in: when it began, and the whole seconds until it is over (at least 1). */
export function windowAround(at: Date, unit: 'day' | 'hour'): { start: Date; secondsLeft: number } {
  const length = unit === 'day' ? DAY : HOUR;
  const start = Math.floor(at.getTime() / length) * length;
  return {
    start: new Date(start),
    secondsLeft: Math.max(1, Math.ceil((start + length - at.getTime()) / SECOND)),
  };
}

/** How many minutes a reader still has, rounded up. */
export function minutesLeft(expiresAt: Date, at: Date): number {
  return Math.max(1, Math.ceil((expiresAt.getTime() - at.getTime()) / MINUTE));
}
