import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';

/** Finding numbers takes time with the length of the text; whoever gives one gives it early. */
const LONGEST_READ = 2_000;

const DATES = /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/g;

/** How people write a number that is to be dialled: with + or 0, with the area in brackets, or in the groups of North America. */
const WRITTEN_AS_PHONE = /^(?:\+|0|\(|\d{3}[-. ]\d{3}[-. ]\d{4}$)/;

/**
 * T6: the first phone number that stands in a text and can exist, as E.164; null when there is none. `country`: of the account, for
 * numbers written without a country code. A code will be sent to it, so a date or an order number must not pass for one.
 */
export function phoneInText(text: string, country: string): string | null {
  const read = text.slice(0, LONGEST_READ).replaceAll(DATES, (date) => '/'.repeat(date.length));
  const found = isSupportedCountry(country)
    ? findPhoneNumbersInText(read, country)
    : findPhoneNumbersInText(read);
  const phone = found.find(
    ({ number, startsAt, endsAt }) => number.isValid() && WRITTEN_AS_PHONE.test(read.slice(startsAt, endsAt)),
  );
  return phone?.number.number ?? null;
}
