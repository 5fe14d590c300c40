import type { DecisionOffer } from '../cases/case-handler.js';
import { REASSESSMENT_CODES } from './reassessments.codes.js';
import { OUTCOME_TEXTS } from './reassessments.messages.js';

/** The fields that a reviewer may point at when asking for information. */
export const TICKET_FIELDS = [
  'companyName',
  'companyWebsite',
  'useCase',
  'services',
  'countries',
  'unitsPerMonth',
  'spendPerMonth',
  'sampleMessage',
  'evidence',
] as const;

/**
 * What may be decided about a ticket. P27–P30: on an account with a zero-tolerance fact only rejection is on offer, unless a
 * senior reviewer overrides the rule and says why.
 */
export function offersFor(ticket: {
  readonly round: number;
  readonly hasZeroToleranceFact: boolean;
}): readonly DecisionOffer[] {
  const reject: DecisionOffer = {
    outcome: 'reject',
    label: 'Reject',
    codes: REASSESSMENT_CODES,
    concludes: true,
    note: 'optional',
    publicMessage: 'none',
    conditions: false,
    override: false,
    fourEyes: false,
    customerReads: ticket.round === 1 ? OUTCOME_TEXTS.rejectedOnce : OUTCOME_TEXTS.rejectedFinally,
  };
  const approve: DecisionOffer = {
    outcome: 'approve',
    label: ticket.hasZeroToleranceFact ? 'Approve against zero tolerance' : 'Approve and lift restrictions',
    codes: [],
    concludes: true,
    note: ticket.hasZeroToleranceFact ? 'required' : 'optional',
    publicMessage: 'none',
    conditions: false,
    override: ticket.hasZeroToleranceFact,
    fourEyes: true,
    customerReads: OUTCOME_TEXTS.approved,
  };
  return ticket.hasZeroToleranceFact ? [reject, approve] : [approve, reject];
}
