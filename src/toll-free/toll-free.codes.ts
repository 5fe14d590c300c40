import type { CodeDefinition } from '../cases/code-definition.js';

/**
 * The carriers' rejection codes for toll-free numbers (W110–W149): the text is theirs, word for word, and may be told in full; a
 * submission whose codes are all resubmittable may be corrected for seven days (W89, W150). A code that is not in this table cannot
 * be used to reject; the database's CHECK on `toll_free_verifications.rejection_codes` holds the same list.
 */
const TABLE = [
  [
    '30437',
    'Edit time expired',
    true,
    'The seven days to correct the submission are over (W103). Set by time, not by a reviewer.',
  ],
  [
    '30440',
    'Unknown error',
    false,
    'Nothing else fits. Say in the note what was seen; the customer reads only this.',
  ],
  [
    '30441',
    'Disallowed - SHAFT - Sex',
    false,
    'Sexual content (SHAFT) in the sample, the use case or the website.',
  ],
  [
    '30442',
    'Business associated with a known Spam campaign',
    false,
    'The business, its domain or its number is tied to a known spam campaign.',
  ],
  [
    '30443',
    'Disallowed - Loan Marketing',
    false,
    'Marketing of loans. Reminders of a lender to its own customers are not meant.',
  ],
  [
    '30444',
    'High risk - Third-party lead generation services and marketing: Fraud',
    false,
    'Leads are collected for third parties and the offer is a fraud.',
  ],
  [
    '30445',
    'Could not verify Business',
    true,
    'Name, address and website do not belong to one business that can be found (W53, W54).',
  ],
  [
    '30446',
    'Opt-in not sufficient - express consent required',
    true,
    'The opt-in does not show express consent that fits the use case; marketing needs it in writing (W61).',
  ],
  [
    '30447',
    'Phone Number Error - the toll-free phone number is not provisioned to Twilio',
    false,
    'The number is not on this platform.',
  ],
  [
    '30448',
    'Age Gate Not Present / Not Acceptable',
    true,
    'Content for adults only, and no age gate at the opt-in, or one that anybody passes.',
  ],
  [
    '30449',
    'High risk - Public URL shortener in sample message',
    true,
    'The sample message has a link of a public URL shortener.',
  ],
  [
    '30451',
    'Address is invalid',
    true,
    'The address is missing, “N/A”, the reseller’s own, or no physical place of the end business (W57).',
  ],
  ['30452', 'Email is invalid', true, 'The e-mail address does not exist or cannot belong to the business.'],
  ['30455', 'Disallowed - SHAFT - Hate', false, 'Hate (SHAFT) in the sample, the use case or the website.'],
  ['30456', 'Disallowed - SHAFT - Alcohol', false, 'Alcohol (SHAFT).'],
  [
    '30457',
    'Disallowed - SHAFT - Firearms',
    false,
    'Firearms (SHAFT). A school’s weapons notice is not meant.',
  ],
  ['30458', 'Disallowed - SHAFT - Tobacco/Vape', false, 'Tobacco or vape (SHAFT).'],
  ['30459', 'Disallowed - SHAFT - Cannabis/CBD', false, 'Cannabis or CBD (SHAFT).'],
  ['30460', 'Disallowed - Third party debt collection', false, 'Debts are collected for somebody else.'],
  ['30461', 'Disallowed - Gambling', false, 'Gambling. “Coin laundry” and the like are not meant.'],
  ['30462', 'Disallowed - Sweepstakes', false, 'Sweepstakes, prize draws.'],
  ['30463', 'Disallowed - Stock Alerts', false, 'Tips on stocks.'],
  ['30464', 'Disallowed - Cryptocurrency', false, 'Cryptocurrency.'],
  [
    '30465',
    'Disallowed - Risk Investment/Get Rich Quick Schemes',
    false,
    'Risky investments, get rich quick.',
  ],
  ['30466', 'Disallowed - Debt reduction', false, 'Reduction of debts is offered.'],
  ['30467', 'Disallowed - Credit Repair', false, 'Repair of credit ratings is offered.'],
  ['30468', 'Disallowed - Third party lead generation', false, 'Leads are collected for third parties.'],
  ['30469', 'Disallowed - Illegal Substances/articles', false, 'Illegal substances or articles.'],
  [
    '30470',
    'Disallowed - High risk - Third-party lead generation services and marketing: Deceptive marketing',
    false,
    'Leads are collected for third parties by deceiving people.',
  ],
  [
    '30471',
    'Disallowed - High risk - Non-secured URL in sample message',
    true,
    'The sample message has a link without TLS (http://).',
  ],
  ['30472', 'Business information not valid', true, 'Business details are wrong or of another business.'],
  [
    '30473',
    'Cannot validate business website URL',
    true,
    'The website is not live, behind a login, or the reseller’s own (W55).',
  ],
  [
    '30474',
    'Need end business',
    true,
    'The end business is not named; a reseller’s name or “N/A” stands there (W53).',
  ],
  [
    '30475',
    'Opt-in not sufficient - Cannot combine consent for messaging with requirement for service',
    true,
    'Consent to messages is forced by the terms of the service itself.',
  ],
  ['30476', 'Opt-in not provided', true, 'No opt-in is shown: a bare home page, a dead link, nothing (W63).'],
  [
    '30477',
    'Opt-in not sufficient - Third party information sharing not allowed',
    true,
    'The opt-in or the privacy policy lets numbers be given to third parties.',
  ],
  [
    '30478',
    'Phone number error - single phone number used for multiple businesses',
    true,
    'The number is submitted for several businesses (W146).',
  ],
  [
    '30479',
    'Justification needed for more than five toll-free phone numbers per businesses',
    true,
    'This business has more than five toll-free numbers and has not said why (W147).',
  ],
  [
    '30480',
    'Business associated with a known Phishing campaign',
    false,
    'The business, its domain or its number is tied to a known phishing campaign.',
  ],
] as const;

export type TollFreeCode = (typeof TABLE)[number][0];

export const TOLL_FREE_CODES: readonly (CodeDefinition & { readonly code: TollFreeCode })[] = TABLE.map(
  ([code, text, resubmittable, guidance]) => ({
    code,
    label: text,
    guidance,
    disclosure: 'full',
    resubmittable,
    customerText: text,
  }),
);

const BY_CODE: ReadonlyMap<string, CodeDefinition & { readonly code: TollFreeCode }> = new Map(
  TOLL_FREE_CODES.map((definition) => [definition.code, definition]),
);

/** Whether a text is one of the table's codes. */
export function isTollFreeCode(code: string): code is TollFreeCode {
  return BY_CODE.has(code);
}

/** The definition of a code, or null when the table does not have it. */
export function findTollFreeCode(code: string): (CodeDefinition & { readonly code: TollFreeCode }) | null {
  return BY_CODE.get(code) ?? null;
}

/** W89, W150: a rejection may be corrected when every one of its codes may. Without codes there is nothing to correct. */
export function areResubmittable(codes: readonly TollFreeCode[]): boolean {
  return codes.length > 0 && codes.every((code) => BY_CODE.get(code)?.resubmittable === true);
}
