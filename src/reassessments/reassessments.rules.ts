import type { Hold } from '../holds/hold.entity.js';
import { isOwn } from '../holds/inherited-hold.js';
import { ConflictError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import type { ReassessmentStatus } from './reassessments.states.js';

/** P33, P34: one request, and after a rejection one more, whose answer is final. */
export const LAST_ROUND = 2;

/** What the rounds are counted from. */
export interface EarlierTicket {
  readonly id: string;
  readonly caseId: string;
  readonly status: ReassessmentStatus;
  readonly round: number;
  readonly filedAt: Date;
}

export class TicketAlreadyOpenError extends ConflictError {
  constructor() {
    super(
      'ticket_open',
      'A reassessment ticket of this account is open already. Add to that one, or withdraw it first.',
    );
  }
}

export class DecisionFinalError extends ConflictError {
  constructor() {
    super(
      'decision_final',
      'Your request was reviewed twice. The decision after the second review is final and will not change.',
    );
  }
}

export class NothingToReassessError extends ConflictError {
  constructor() {
    super('nothing_to_reassess', 'This account has no restriction, so there is nothing to reassess.');
  }
}

/** Everything that is open on a subaccount follows its parent's holds: the question is whether the parent stays restricted. */
export class RestrictedWithParentError extends ConflictError {
  constructor(parentId: string | null) {
    super(
      'restricted_with_parent',
      `This account is restricted because its parent account${parentId === null ? '' : ` ${toSid('account', parentId)}`} is. Ask for a reassessment of that account; what is lifted there is lifted here, too.`,
    );
  }
}

/**
 * When the oldest restriction was placed that this account's ticket can lift: those of the account itself. Null when nothing is
 * open. @throws RestrictedWithParentError when all that is open comes from the parent
 */
export function restrictedSince(
  { parentId }: { readonly parentId: string | null },
  openHolds: readonly Pick<Hold, 'placedAt' | 'inheritedFrom'>[],
): Date | null {
  const own = openHolds.filter(isOwn);
  if (openHolds.length > 0 && own.length === 0) throw new RestrictedWithParentError(parentId);
  return own.reduce<Date | null>(
    (oldest, { placedAt }) => (oldest === null || placedAt < oldest ? placedAt : oldest),
    null,
  );
}

/**
 * Which round a new ticket is: 1, or 2 after a rejection. Only rejected tickets filed since the oldest restriction that
 * still stands count: a withdrawn ticket uses up no round, and a restriction placed anew may be disputed anew.
 * @throws NothingToReassessError, TicketAlreadyOpenError, DecisionFinalError
 */
export function nextRound(
  earlier: readonly EarlierTicket[],
  restrictedSince: Date | null,
): { round: 1 | 2; previous: EarlierTicket | null } {
  if (restrictedSince === null) throw new NothingToReassessError();
  if (earlier.some((ticket) => ticket.status === 'open' || ticket.status === 'awaiting_customer'))
    throw new TicketAlreadyOpenError();
  const rejected = earlier
    .filter((ticket) => ticket.status === 'rejected' && ticket.filedAt >= restrictedSince)
    .sort((a, b) => a.filedAt.getTime() - b.filedAt.getTime());
  if (rejected.length >= LAST_ROUND) throw new DecisionFinalError();
  const previous = rejected.at(-1) ?? null;
  return { round: previous === null ? 1 : 2, previous };
}

/** Whether the customer may ask once more after this ticket was rejected (P33). */
export function mayAskAgain(round: number): boolean {
  return round < LAST_ROUND;
}
