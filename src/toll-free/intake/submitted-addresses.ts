import type { FieldName } from '../field-rules.js';
import type { SubmittedFields } from '../toll-free-verification.entity.js';

/** An address that a submission names, and what for. */
export interface SubmittedAddress {
  readonly field: FieldName;
  readonly address: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** The addresses of a submission: the website, the policies, then the proofs of the opt-in. One named twice for the same thing counts once. */
export function submittedAddresses(fields: SubmittedFields): readonly SubmittedAddress[] {
  const named: readonly (readonly [FieldName, string | null])[] = [
    ['BusinessWebsite', fields.businessWebsite],
    ['PrivacyPolicyUrl', fields.privacyPolicyUrl],
    ['TermsAndConditionsUrl', fields.termsAndConditionsUrl],
    ...[...new Set(fields.optInImageUrls)].map((address) => ['OptInImageUrls', address] as const),
  ];
  return named.flatMap(([field, address]) =>
    address === null || address.trim() === '' ? [] : [{ field, address: address.trim() }],
  );
}

/** The address as it is asked for: people leave out the scheme. */
export function toUrl(address: string): string {
  return SCHEME.test(address) && !/^[^/]+:\d/.test(address) ? address : `https://${address}`;
}
