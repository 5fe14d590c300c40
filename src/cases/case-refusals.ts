import { ConflictError, ForbiddenError, InvalidError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import type { Outcome } from './decision.entity.js';

/** The form was drawn from an older state of the case. */
export class StaleCaseError extends ConflictError {
  constructor(caseId: string, given: number, current: number, whatHappened: string) {
    super('version_stale', `${whatHappened} Look at the case again before you go on.`, {
      case: toSid('case', caseId),
      given,
      current,
    });
  }
}

export class CaseClaimedByOtherError extends ConflictError {
  constructor(assigneeName: string, until: Date | null) {
    const untilText = until === null ? '' : ` until ${until.toISOString()}`;
    super(
      'already_claimed',
      `${assigneeName} holds this case${untilText}. Ask for it to be handed off, or take another.`,
      { claimedBy: assigneeName },
    );
  }
}

export class CaseNotClaimedError extends ConflictError {
  constructor() {
    super('not_claimed', 'Claim the case first: only who holds it may do this.');
  }
}

export class CaseAlreadyDecidedError extends ConflictError {
  constructor(whatHappened: string) {
    super('already_decided', whatHappened);
  }
}

export class DecisionPendingError extends ConflictError {
  constructor() {
    super(
      'decision_pending',
      'A decision on this case is waiting already. Confirm it or take it back first.',
    );
  }
}

/** P35: round 2 is decided by somebody who did not decide round 1. */
export class EarlierRoundReviewerError extends ForbiddenError {
  constructor() {
    super(
      'earlier_round_reviewer',
      'You decided the earlier round of this matter; somebody else must decide this one.',
    );
  }
}

export class DecisionNotOfferedError extends InvalidError {
  constructor(outcome: Outcome, offered: readonly string[]) {
    const list =
      offered.length === 0 ? 'Nothing can be decided here now.' : `On offer: ${offered.join(', ')}.`;
    super(
      'outcome_not_offered',
      `"${outcome}" is not on offer for this case. ${list}`,
      [{ field: 'outcome', code: 'outcome_not_offered', message: list }],
      { offered },
    );
  }
}
