import type { FactKind } from '../accounts/account-facts.js';
import type { HoldCode } from './hold.codes.js';

/**
 * What stands behind a hold, besides the assessment: facts of this kind that were known about the account when the hold was
 * placed. Codes that are not here rest on the assessment or on the note alone.
 */
export const EVIDENCE_OF_CODE = {
  payment_flagged: 'card_flagged',
  carrier_complaint: 'carrier_complaint',
  recipient_complaints: 'recipient_complaint',
  phishing_or_spam: 'phishing_or_spam',
  number_hoarding: 'number_hoarding',
} as const satisfies Partial<Record<HoldCode, FactKind>>;
