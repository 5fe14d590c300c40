/** What kind of line a phone number is, as far as its numbering plan tells. `unknown` covers valid numbers of no published kind. */
export const NUMBER_TYPES = [
  'mobile',
  'fixed_line',
  'fixed_line_or_mobile',
  'toll_free',
  'premium_rate',
  'shared_cost',
  'voip',
  'personal',
  'pager',
  'company_wide',
  'voicemail',
  'unknown',
] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** What is known about one phone number. */
export interface NumberFacts {
  /** As given: `+` and up to 15 digits. */
  readonly e164: string;
  /** Whether it can exist in its country's numbering plan. */
  readonly isValid: boolean;
  /** ISO 3166 code, upper case; null for numbers of no country (satellite, worldwide services) and impossible ones. */
  readonly country: string | null;
  /** Digits without `+`; null when no country or service has such a code. */
  readonly callingCode: string | null;
  readonly type: NumberType;
}

/** Tells what is known about a phone number. A carrier's paid lookup can stand here in place of the numbering plans. */
export abstract class NumberLookup {
  /** @param e164 `+` and digits. Never rejects because of the number itself: an impossible one is a fact. */
  abstract lookup(e164: string): Promise<NumberFacts>;
}
