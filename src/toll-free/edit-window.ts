import type { Lane } from '../cases/case.entity.js';
import { DAY } from '../kernel/clock.js';
import type { VerificationStatus } from './toll-free.states.js';

/** W103, W105, W106: who corrects a rejected submission within seven days of the rejection, to the millisecond, is looked at first. */
export const EDIT_WINDOW = 7 * DAY;

/** The first instant after the window. */
export function editUntil(rejectedAt: Date): Date {
  return new Date(rejectedAt.getTime() + EDIT_WINDOW);
}

/** W104: after the window a correction waits as long as a new submission. */
export function laneOfResubmission(at: Date, until: Date | null): Lane {
  return until !== null && at < until ? 'priority' : 'standard';
}

interface Rejected {
  readonly status: VerificationStatus;
  readonly editAllowed: boolean | null;
  readonly editUntil: Date | null;
  readonly expiredAt: Date | null;
}

/** W103: whether the window of a rejection that could be corrected is over, and nobody has said so yet. */
export function mayExpire({ status, editAllowed, editUntil, expiredAt }: Rejected, now: Date): boolean {
  if (status !== 'TWILIO_REJECTED' || editAllowed !== true || expiredAt !== null) return false;
  return editUntil !== null && now >= editUntil;
}
