import type { CodeDefinition } from '../cases/code-definition.js';

/**
 * Why a ticket is rejected (P26–P31). P32: the customer is never told the reason, so every code is withheld; the database's
 * CHECK on `reassessments.rejection_codes` holds the same list.
 */
const TABLE = [
  {
    code: 'details_insufficient',
    label: 'Not enough details',
    guidance: 'The ticket leaves open who the business is or what it will send, also after we asked (P26).',
  },
  {
    code: 'zero_tolerance',
    label: 'Zero tolerance',
    guidance:
      'The account carries a fact that we never accept: a flagged card, a carrier’s complaint, phishing or spam, hoarded numbers (P27–P30).',
  },
  {
    code: 'business_not_verified',
    label: 'Business could not be verified',
    guidance:
      'Registration, website and evidence do not show that this business exists and is the one that asks.',
  },
  {
    code: 'content_against_policy',
    label: 'Content against policy',
    guidance:
      'The use case or the sample message is not allowed by the terms or the acceptable use policy (P29).',
  },
  {
    code: 'high_risk_traffic',
    label: 'Traffic of high risk',
    guidance: 'Destinations, volume or kind of traffic carry a risk that the evidence does not lower.',
  },
  {
    code: 'linked_to_abuse',
    label: 'Linked to abusive accounts',
    guidance: 'Phone, card, device, domain or name is shared with accounts that were held for abuse.',
  },
  {
    code: 'evidence_not_credible',
    label: 'Evidence is not credible',
    guidance: 'Documents look altered, belong to somebody else, or contradict the ticket.',
  },
  {
    code: 'restriction_stands',
    label: 'Restriction shall stand',
    guidance:
      'None of the others fits, and the team does not think that the restriction should be lifted (P31). Say why in the note.',
  },
] as const;

export type ReassessmentCode = (typeof TABLE)[number]['code'];

export const REASSESSMENT_CODES: readonly (CodeDefinition & { readonly code: ReassessmentCode })[] =
  TABLE.map((row) => ({
    ...row,
    disclosure: 'withhold',
    resubmittable: false,
    customerText: null,
  }));

/** Whether it is a code of the table. */
export function isReassessmentCode(code: string): code is ReassessmentCode {
  return TABLE.some((row) => row.code === code);
}
