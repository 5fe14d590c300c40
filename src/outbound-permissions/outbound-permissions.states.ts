import { ConflictError } from '../kernel/errors.js';

export const OUTBOUND_PERMISSION_STATUSES = [
  'open',
  'in_review',
  'in_discussion',
  'granted',
  'rejected',
  'closed',
  'withdrawn',
] as const;
export type OutboundPermissionStatus = (typeof OUTBOUND_PERMISSION_STATUSES)[number];

export const OUTBOUND_PERMISSION_MOVES = [
  'review',
  'discuss',
  'grant',
  'reject',
  'close',
  'withdraw',
] as const;
export type OutboundPermissionMove = (typeof OUTBOUND_PERMISSION_MOVES)[number];

/**
 * What the customer has: from → move → to. A request is reviewed only where there is a finding (T9), and granted without one
 * otherwise; it may be discussed at any time (T16, T17). A grant ends when the account closes or the deposit goes back (T8). What
 * is not in the table is refused.
 */
const TABLE: {
  readonly [from in OutboundPermissionStatus]: {
    readonly [move in OutboundPermissionMove]?: OutboundPermissionStatus;
  };
} = {
  open: {
    review: 'in_review',
    discuss: 'in_discussion',
    grant: 'granted',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  in_review: {
    discuss: 'in_discussion',
    grant: 'granted',
    reject: 'rejected',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  in_discussion: {
    discuss: 'in_discussion',
    grant: 'granted',
    reject: 'rejected',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  granted: { close: 'closed' },
  rejected: {},
  closed: {},
  withdrawn: {},
};

export class RequestStateError extends ConflictError {
  constructor(status: OutboundPermissionStatus, move: OutboundPermissionMove | 'change') {
    super('request_state', `This request is ${status.replace('_', ' ')}, so it cannot be ${VERBS[move]}.`, {
      current: status,
    });
  }
}

/** The status after the move. @throws RequestStateError */
export function nextOutboundPermissionStatus(
  from: OutboundPermissionStatus,
  move: OutboundPermissionMove,
): OutboundPermissionStatus {
  const to = TABLE[from][move];
  if (to === undefined) throw new RequestStateError(from, move);
  return to;
}

/** Whether the request still waits for steps, a review or an agreement. */
export function isRequestUnfinished(status: OutboundPermissionStatus): boolean {
  return status === 'open' || status === 'in_review' || status === 'in_discussion';
}

/** Whether a grant that was limited in time has run out; its account may ask anew. */
export function hasLapsed(
  grant: { readonly status: OutboundPermissionStatus; readonly conditionUntil: Date | null },
  now: Date,
): boolean {
  return grant.status === 'granted' && grant.conditionUntil !== null && grant.conditionUntil <= now;
}

const VERBS: Readonly<Record<OutboundPermissionMove | 'change', string>> = {
  change: 'changed any more',
  review: 'sent to review',
  discuss: 'discussed',
  grant: 'granted',
  reject: 'rejected',
  close: 'closed',
  withdraw: 'withdrawn',
};
