import { ConflictError } from '../kernel/errors.js';

export const PROFILE_STATUSES = [
  'draft',
  'pending-review',
  'in-review',
  'twilio-rejected',
  'twilio-approved',
] as const;
export type ProfileStatus = (typeof PROFILE_STATUSES)[number];

export const PROFILE_MOVES = ['submit', 'review', 'approve', 'reject', 'revise'] as const;
export type ProfileMove = (typeof PROFILE_MOVES)[number];

/** What the customer has (W72): from → move → to. A rejected profile may be corrected and submitted again. */
const TABLE: { readonly [from in ProfileStatus]: { readonly [move in ProfileMove]?: ProfileStatus } } = {
  draft: { submit: 'pending-review' },
  'pending-review': {
    review: 'in-review',
    approve: 'twilio-approved',
    reject: 'twilio-rejected',
    revise: 'draft',
  },
  'in-review': { approve: 'twilio-approved', reject: 'twilio-rejected', review: 'in-review' },
  'twilio-rejected': { submit: 'pending-review', revise: 'draft' },
  'twilio-approved': {},
};

export class ProfileStateError extends ConflictError {
  constructor(status: ProfileStatus, move: ProfileMove) {
    super('profile_state', `A profile that is ${status} cannot be ${VERBS[move]}.`, { status });
  }
}

/** The status after the move. @throws ProfileStateError */
export function nextProfileStatus(from: ProfileStatus, move: ProfileMove): ProfileStatus {
  const to = TABLE[from][move];
  if (to === undefined) throw new ProfileStateError(from, move);
  return to;
}

const VERBS: Readonly<Record<ProfileMove, string>> = {
  submit: 'submitted',
  review: 'taken into review',
  approve: 'approved',
  reject: 'rejected',
  revise: 'revised',
};

/** Whether it waits for a decision. */
export function isUnderReview(status: ProfileStatus): boolean {
  return status === 'pending-review' || status === 'in-review';
}
