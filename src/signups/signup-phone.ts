import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { isCountry } from '../http/countries.js';
import { InvalidError } from '../kernel/errors.js';

/** E.164: at most 15 digits. */
const MOST_DIGITS = 15;

/**
 * The phone as E.164, read as one of the company's country when it has no country code. A number that cannot exist, or that
 * costs whoever calls it, is a signal for the assessment; only what is no number at all is refused.
 * @throws InvalidError `phone_invalid`
 */
export function readSignupPhone(phone: string, country: string): string {
  const number = parsePhoneNumberFromString(phone, {
    extract: false,
    ...(isDialled(country) && { defaultCountry: country }),
  });
  if (number !== undefined && number.number.length <= MOST_DIGITS + 1) return number.number;
  throw InvalidError.field(
    'phone',
    'phone_invalid',
    'This cannot be read as a phone number. Give it with its country code, such as +49 30 901820.',
  );
}

function isDialled(country: string): country is CountryCode {
  return isCountry(country);
}
