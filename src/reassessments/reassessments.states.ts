import { ConflictError } from '../kernel/errors.js';

export const REASSESSMENT_STATUSES = [
  'open',
  'awaiting_customer',
  'approved',
  'rejected',
  'withdrawn',
] as const;
export type ReassessmentStatus = (typeof REASSESSMENT_STATUSES)[number];

export const REASSESSMENT_MOVES = ['ask', 'answer', 'approve', 'reject', 'withdraw'] as const;
export type ReassessmentMove = (typeof REASSESSMENT_MOVES)[number];

/** What the customer has: from → move → to. What is not in the table is refused. */
const TABLE: {
  readonly [from in ReassessmentStatus]: { readonly [move in ReassessmentMove]?: ReassessmentStatus };
} = {
  open: {
    ask: 'awaiting_customer',
    answer: 'open',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  awaiting_customer: { answer: 'open', approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: {},
  rejected: {},
  withdrawn: {},
};

export class TicketClosedError extends ConflictError {
  constructor(status: ReassessmentStatus, move: ReassessmentMove) {
    super('ticket_state', `This ticket is ${status.replace('_', ' ')}, so it cannot be ${VERBS[move]}.`, {
      status,
    });
  }
}

/** The status after the move. @throws TicketClosedError */
export function nextReassessmentStatus(from: ReassessmentStatus, move: ReassessmentMove): ReassessmentStatus {
  const to = TABLE[from][move];
  if (to === undefined) throw new TicketClosedError(from, move);
  return to;
}

/** Whether the ticket still waits for an answer, ours or the customer's. */
export function isTicketOpen(status: ReassessmentStatus): boolean {
  return status === 'open' || status === 'awaiting_customer';
}

const VERBS: Readonly<Record<ReassessmentMove, string>> = {
  ask: 'asked about',
  answer: 'changed any more',
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
};
