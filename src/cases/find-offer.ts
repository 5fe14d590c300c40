import { ForbiddenError, InvalidError } from '../kernel/errors.js';
import { DecisionNotOfferedError } from './case-refusals.js';
import { refuseBadConditions } from './refuse-bad-conditions.js';
import type { DecisionOffer } from './case-handler.js';
import type { DecisionRequest } from './decision-request.js';

/**
 * The offer that the request takes up, or a refusal that says what is on offer.
 * @throws DecisionNotOfferedError, InvalidError at the field, ForbiddenError for an override without the right to it
 */
export function findOffer(
  offers: readonly DecisionOffer[],
  request: DecisionRequest,
  mayOverride: boolean,
  now: Date,
): DecisionOffer {
  const offer = offers.find((one) => one.outcome === request.outcome);
  if (offer === undefined)
    throw new DecisionNotOfferedError(
      request.outcome,
      offers.filter((one) => mayOverride || !one.override).map((one) => one.outcome),
    );
  if (offer.override && !mayOverride)
    throw new ForbiddenError('override_required', 'Only a senior reviewer can decide this against the rule.');
  refuseWrongCodes(offer, request.codes);
  if (offer.note === 'required' && request.note === null)
    throw InvalidError.field('note', 'note_required', 'Write a note that says why.');
  if (offer.publicMessage === 'none' && request.publicMessage !== null)
    throw InvalidError.field(
      'publicMessage',
      'public_message_not_allowed',
      'The customer is told only the outcome of this kind of case, never why.',
    );
  if (offer.publicMessage === 'required' && request.publicMessage === null)
    throw InvalidError.field(
      'publicMessage',
      'public_message_required',
      'Write what the customer shall read; he can answer it.',
    );
  if (!offer.conditions && request.conditions !== null)
    throw InvalidError.field('conditions', 'conditions_not_allowed', 'This outcome takes no conditions.');
  if (request.conditions !== null) refuseBadConditions(request.conditions, now);
  return offer;
}

function refuseWrongCodes(offer: DecisionOffer, codes: readonly string[]): void {
  const offered = new Set(offer.codes.map((one) => one.code));
  const foreign = codes.filter((code) => !offered.has(code));
  if (foreign.length > 0) {
    const list =
      offered.size === 0 ? 'This outcome takes no codes.' : `On offer: ${[...offered].join(', ')}.`;
    throw InvalidError.field('codes', 'code_not_offered', `Not on offer: ${foreign.join(', ')}. ${list}`);
  }
  if (new Set(codes).size < codes.length)
    throw InvalidError.field('codes', 'code_repeated', 'Give each code once.');
  if (offered.size > 0 && codes.length === 0)
    throw InvalidError.field('codes', 'code_required', 'Choose at least one code.');
}
