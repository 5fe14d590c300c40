import { addBusinessDays, businessDaysBetween } from './business-calendar.js';
import type { Case } from './case.entity.js';

type Promised = Pick<Case, 'country' | 'aimBy' | 'dueBy' | 'clockPausedAt'>;

/** How the promise to the customer stands after the pause, if there was one: later by the business days he took to answer (P25). */
export function resumedClock(kase: Promised, now: Date): { clockPausedAt: null; aimBy: Date; dueBy: Date } {
  const { aimBy, dueBy, clockPausedAt, country } = kase;
  if (clockPausedAt === null) return { clockPausedAt: null, aimBy, dueBy };
  const waited = businessDaysBetween(clockPausedAt, now, country);
  return {
    clockPausedAt: null,
    aimBy: addBusinessDays(aimBy, waited, country),
    dueBy: addBusinessDays(dueBy, waited, country),
  };
}
