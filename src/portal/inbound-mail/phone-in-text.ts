import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';

/** Finding numbers takes time with the length of the text; whoever gives one gives it early. */
const LONGEST_READ = 5_000;

/**
 * T6: the first phone number that stands in a text and can exist, as E.164; null when there is none. `country`: of the account, for
 * numbers written without a country code.
 */
export function phoneInText(text: string, country: string): string | null {
  const read = text.slice(0, LONGEST_READ);
  const found = isSupportedCountry(country)
    ? findPhoneNumbersInText(read, country)
    : findPhoneNumbersInText(read);
  return found.find(({ number }) => number.isValid())?.number.number ?? null;
}
