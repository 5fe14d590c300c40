import { OUTCOME_TEXTS } from '../../reassessments/reassessments.messages.js';
import { mayAskAgain } from '../../reassessments/reassessments.rules.js';
import type { ReassessmentStatus } from '../../reassessments/reassessments.states.js';

/** P32–P34: what became of a ticket, in the words of the e-mail; never why. Null while it is open. */
export function outcomeText(ticket: {
  readonly status: ReassessmentStatus;
  readonly round: number;
}): string | null {
  const rejected = mayAskAgain(ticket.round) ? OUTCOME_TEXTS.rejectedOnce : OUTCOME_TEXTS.rejectedFinally;
  const texts: Readonly<Record<ReassessmentStatus, string | null>> = {
    open: null,
    awaiting_customer: null,
    approved: OUTCOME_TEXTS.approved,
    rejected,
    withdrawn: 'This request was taken back before we answered it. It does not count.',
  };
  return texts[ticket.status];
}

/** The status as its customer reads it, with its look. */
export const STATUS_BADGES: Readonly<
  Record<ReassessmentStatus, { readonly text: string; readonly tone: string; readonly icon: string }>
> = {
  open: { text: 'In review', tone: 'info', icon: 'eye' },
  awaiting_customer: { text: 'Waiting for you', tone: 'warning', icon: 'message' },
  approved: { text: 'Approved', tone: 'success', icon: 'check' },
  rejected: { text: 'Not approved', tone: 'danger', icon: 'cross' },
  withdrawn: { text: 'Taken back', tone: 'neutral', icon: 'undo' },
};

/** A request as people tell it apart from the other one. */
export function requestName(round: number): string {
  return round === 1 ? 'Request to look again' : 'Second request to look again';
}
