import type { CodeDefinition } from '../cases/code-definition.js';

/**
 * Why a business profile is not approved (W72). Whoever is refused may correct the profile and submit it again, so he reads
 * what to correct; only ties to abuse are told in general words. The database's CHECK on `business_profiles.rejection_codes`
 * holds the same list.
 */
const TABLE = [
  {
    code: 'business_not_found',
    label: 'Business cannot be found',
    guidance: 'No register, map or website shows a business of this name at this address.',
    customerText: 'We could not find a business of this name. Give its legal name as it is registered.',
  },
  {
    code: 'registration_not_valid',
    label: 'Registration number does not fit',
    guidance: 'The number is not in the register named, or belongs to another business.',
    customerText:
      'The registration number does not belong to this business. Give number, register and country as registered.',
  },
  {
    code: 'address_not_valid',
    label: 'Address is not the business’s',
    guidance: 'A mailbox, a reseller’s address, or no place that exists.',
    customerText:
      'The address is not a physical place of the business. Give street, city, region and postal code.',
  },
  {
    code: 'website_not_valid',
    label: 'Website cannot be validated',
    guidance: 'Not live, behind a login, or of somebody else.',
    customerText:
      'We could not see the website, or it is not that of the business. Give one that is live and public.',
  },
  {
    code: 'contact_not_valid',
    label: 'Contact cannot be verified',
    guidance: 'The person, the e-mail address or the phone number cannot belong to the business.',
    customerText:
      'We could not verify the contact person. Give somebody of the business, with e-mail address and phone number there.',
  },
  {
    code: 'identity_not_right',
    label: 'Business identity is not right',
    guidance: 'Sends for other businesses but says direct customer, or the other way round (W8).',
    customerText:
      'The business identity does not fit what the business does: direct customer, or ISV, reseller or partner.',
  },
  {
    code: 'type_not_right',
    label: 'Profile is of the wrong type',
    guidance:
      'A secondary profile that names the account’s owner, or a primary one that names a client of his.',
    customerText:
      'The profile is of the wrong type: the primary one is for the owner of the account, the others are for the businesses that he works for.',
  },
  {
    code: 'details_insufficient',
    label: 'Not enough details',
    guidance: 'Too little is filled in to tell which business it is, also after we asked.',
    customerText:
      'The profile says too little to tell which business it is. Fill in what the evaluation names.',
  },
  {
    code: 'linked_to_abuse',
    label: 'Linked to abusive accounts',
    guidance: 'The business, its people or its domain are those of accounts that were held for abuse.',
    customerText: 'We could not approve this business.',
    disclosure: 'generic',
  },
] as const;

export type ProfileCode = (typeof TABLE)[number]['code'];

export const PROFILE_CODES: readonly (CodeDefinition & { readonly code: ProfileCode })[] = TABLE.map(
  (row) => ({
    disclosure: 'full',
    resubmittable: true,
    ...row,
  }),
);

/** Whether it is a code of the table. */
export function isProfileCode(code: string): code is ProfileCode {
  return TABLE.some((row) => row.code === code);
}

/** A reason of a rejection as far as it may be told; `code` only where it is told in full. */
export interface ToldReason {
  readonly code: string | null;
  readonly text: string;
}

/** The reasons behind these codes, in the order of the table. */
export function toldReasons(codes: readonly string[]): readonly ToldReason[] {
  return PROFILE_CODES.filter(({ code }) => codes.includes(code)).flatMap(
    ({ code, disclosure, customerText }) =>
      disclosure === 'withhold' || customerText === null
        ? []
        : [{ code: disclosure === 'full' ? code : null, text: customerText }],
  );
}
