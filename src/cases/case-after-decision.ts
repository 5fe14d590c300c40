import type { DecisionOffer } from './case-handler.js';
import type { Case } from './case.entity.js';
import { nextCaseStatus, type CaseMove } from './cases.states.js';

/** What a decision does to whose turn it is: it ends the case, or it opens a discussion and the turn is the customer's (T16). */
export function moveOf(offer: Pick<DecisionOffer, 'concludes'>): CaseMove {
  return offer.concludes ? 'decide' : 'discuss';
}

/** The case's columns after a decision; while the customer must answer, the promise's clock stands still. @throws CaseMoveRefusedError */
export function caseAfter(
  kase: Pick<Case, 'status' | 'version' | 'clockPausedAt'>,
  offer: Pick<DecisionOffer, 'concludes'>,
  now: Date,
): Partial<Case> {
  return {
    status: nextCaseStatus(kase.status, moveOf(offer)),
    assigneeId: null,
    claimedAt: null,
    claimExpiresAt: null,
    snoozedUntil: null,
    pendingDecisionId: null,
    version: kase.version + 1,
    ...(offer.concludes ? { closedAt: now } : { clockPausedAt: kase.clockPausedAt ?? now }),
  };
}
