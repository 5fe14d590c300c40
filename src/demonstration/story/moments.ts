import { businessDayEnd } from '../../cases/business-calendar.js';
import { DAY, HOUR, MINUTE } from '../../kernel/clock.js';

/** How long before the start of the program: `12d`, `3.5h`, `20m`. What begins with a minus lies ahead. */
export type Ago = `${number}d` | `${number}h` | `${number}m`;

/** When something happens: so long ago, or so that its answer is promised for today (business days of the country). */
export type Moment = Ago | { readonly dueAfterBusinessDays: number };

const UNITS: Readonly<Record<string, number>> = { d: DAY, h: HOUR, m: MINUTE };

/** Milliseconds before the start. */
export function lengthOf(ago: Ago): number {
  return Math.round(Number(ago.slice(0, -1)) * (UNITS[ago.slice(-1)] ?? DAY));
}

/** The moment as an instant, for a program that starts at `start` and an account of `country`. */
export function instantOf(moment: Moment, start: Date, country: string): Date {
  if (typeof moment === 'string') return new Date(start.getTime() - lengthOf(moment));
  return promisedForToday(moment.dueAfterBusinessDays, start, country);
}

/**
 * The latest time of which the end of the given business day is the end of today; where today is no business day, the end of
 * the next one.
 */
function promisedForToday(businessDays: number, start: Date, country: string): Date {
  let at = new Date(start.getTime() - 30 * MINUTE);
  const today = businessDayEnd(new Date(start.getTime() - DAY), 1, country);
  while (businessDayEnd(at, businessDays, country) > today) at = new Date(at.getTime() - DAY);
  return at;
}
