import type { Disclosure } from '../kernel/words.js';

export interface HoldCodeDefinition {
  readonly code: string;
  /** For staff. */
  readonly label: string;
  /** How much the customer is told of it (P32: hold codes stay inside, or are told in general words). */
  readonly disclosure: Disclosure;
  /** What the customer reads, unless it is withheld. */
  readonly customerText: string | null;
}

const GENERIC = 'Our assessment of your account found a risk that we have to look at first.';

/** Why an account or some of its services may not be used. The database's CHECK on `holds.code` holds the same list. */
export const HOLD_CODES = [
  { code: 'high_risk_signup', label: 'High risk at signup', disclosure: 'generic', customerText: GENERIC },
  {
    code: 'signup_under_review',
    label: 'Signup waits for a review',
    disclosure: 'generic',
    customerText: 'We are reviewing your signup before we switch everything on.',
  },
  {
    code: 'review_rejected',
    label: 'Rejected in account review',
    disclosure: 'generic',
    customerText: GENERIC,
  },
  {
    code: 'linked_to_held_account',
    label: 'Linked to an account on hold',
    disclosure: 'withhold',
    customerText: null,
  },
  {
    code: 'payment_flagged',
    label: 'Card flagged by the payment provider',
    disclosure: 'withhold',
    customerText: null,
  },
  { code: 'carrier_complaint', label: 'Complaint of a carrier', disclosure: 'withhold', customerText: null },
  {
    code: 'recipient_complaints',
    label: 'Complaints of recipients',
    disclosure: 'withhold',
    customerText: null,
  },
  { code: 'phishing_or_spam', label: 'Phishing or spam', disclosure: 'withhold', customerText: null },
  {
    code: 'number_hoarding',
    label: 'Numbers bought without outbound use',
    disclosure: 'withhold',
    customerText: null,
  },
  { code: 'unusual_traffic', label: 'Unusual traffic', disclosure: 'withhold', customerText: null },
  {
    code: 'terms_violation',
    label: 'Against the terms of service',
    disclosure: 'generic',
    customerText: 'Your account was used in a way that our terms do not allow.',
  },
  { code: 'staff_decision', label: 'Decision of our staff', disclosure: 'withhold', customerText: null },
] as const satisfies readonly HoldCodeDefinition[];

export type HoldCode = (typeof HOLD_CODES)[number]['code'];

/** The codes alone, for validation. */
export const HOLD_CODE_NAMES: readonly HoldCode[] = HOLD_CODES.map((definition) => definition.code);

const BY_CODE: ReadonlyMap<string, HoldCodeDefinition> = new Map(
  HOLD_CODES.map((definition) => [definition.code, definition]),
);

/** The definition of a hold code. @throws Error for a code that is not in the table, which the database does not hold either. */
export function holdCode(code: string): HoldCodeDefinition {
  const definition = BY_CODE.get(code);
  if (definition === undefined) throw new Error(`Unknown hold code ${code}.`);
  return definition;
}
