import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** E.164: at most 15 digits. */
const MOST_DIGITS = 15;
const LONGEST_TYPED = 60;

export interface TypedNumber {
  readonly e164: string;
  /** Whether an extension behind a switchboard was typed too; `e164` leads to the switchboard. */
  readonly hasExtension: boolean;
}

/**
 * A number as a person typed it, read as one of `country` when it has no country code; null when it is no number at all.
 * Whether it exists is another question.
 */
export function readTypedNumber(typed: string, country: string): TypedNumber | null {
  if (typed.length > LONGEST_TYPED) return null;
  const number = parsePhoneNumberFromString(typed, {
    extract: false,
    ...(isSupportedCountry(country) && { defaultCountry: country }),
  });
  if (number === undefined || number.number.length > MOST_DIGITS + 1) return null;
  return { e164: number.number, hasExtension: number.ext !== undefined };
}
