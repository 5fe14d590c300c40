import { ConflictError } from '../kernel/errors.js';

export const VERIFICATION_STATUSES = [
  'PENDING_REVIEW',
  'IN_REVIEW',
  'TWILIO_APPROVED',
  'TWILIO_REJECTED',
] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

export const VERIFICATION_MOVES = ['accept', 'approve', 'reject', 'resubmit'] as const;
export type VerificationMove = (typeof VERIFICATION_MOVES)[number];

/** What the customer has (W99–W105): from → move → to. What is not in the table is refused. */
const TABLE: {
  readonly [from in VerificationStatus]: { readonly [move in VerificationMove]?: VerificationStatus };
} = {
  PENDING_REVIEW: { accept: 'IN_REVIEW' },
  IN_REVIEW: { approve: 'TWILIO_APPROVED', reject: 'TWILIO_REJECTED' },
  TWILIO_APPROVED: {},
  TWILIO_REJECTED: { resubmit: 'PENDING_REVIEW' },
};

export class VerificationStateError extends ConflictError {
  constructor(status: VerificationStatus, move: VerificationMove) {
    super('verification_state', `A verification that is ${status} cannot be ${VERBS[move]}.`, { status });
  }
}

/** The status after the move. @throws VerificationStateError */
export function nextVerificationStatus(from: VerificationStatus, move: VerificationMove): VerificationStatus {
  const to = TABLE[from][move];
  if (to === undefined) throw new VerificationStateError(from, move);
  return to;
}

const VERBS: Readonly<Record<VerificationMove, string>> = {
  accept: 'sent to review',
  approve: 'approved',
  reject: 'rejected',
  resubmit: 'resubmitted',
};
