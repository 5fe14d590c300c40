import type { NumberType as PlanType } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NumberFacts, NumberType } from './number-lookup.js';

const TYPES: Readonly<Record<NonNullable<PlanType>, NumberType>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed_line',
  FIXED_LINE_OR_MOBILE: 'fixed_line_or_mobile',
  TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium_rate',
  SHARED_COST: 'shared_cost',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  UAN: 'company_wide',
  VOICEMAIL: 'voicemail',
};

/** What the published numbering plans say about a number; no network, some 10 microseconds. */
export function readNumber(e164: string): NumberFacts {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return { e164, isValid: false, country: null, callingCode: null, type: 'unknown' };
  const type = number.getType();
  return {
    e164,
    // A number of a known kind is valid; asking again would match the whole plan twice.
    isValid: type !== undefined || number.isValid(),
    country: number.country ?? null,
    callingCode: number.countryCallingCode,
    type: type === undefined ? 'unknown' : TYPES[type],
  };
}
