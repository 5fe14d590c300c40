import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const E164 = /^\+[1-9]\d{1,14}$/;

/** Of the countries that share a calling code, the one whose numbering plan the others follow. */
const LEADING: Readonly<Record<string, string>> = {
  '1': 'US',
  '7': 'RU',
  '39': 'IT',
  '44': 'GB',
  '47': 'NO',
  '61': 'AU',
  '212': 'MA',
  '262': 'RE',
  '290': 'SH',
  '358': 'FI',
  '590': 'GP',
  '599': 'CW',
};

const MAIN_COUNTRY: ReadonlyMap<string, string> = new Map(
  getCountries().map((country) => {
    const code = getCountryCallingCode(country);
    return [code, LEADING[code] ?? country];
  }),
);

/**
 * The country (ISO 3166) in which a number rings; null for services of no country (satellite, worldwide freephone and premium).
 * Undefined: it is not E.164, or nothing with this calling code or of this length can be dialled. Numbering plans are published
 * after the numbers are handed out, so one in a range that is not published yet belongs to the main country of its calling code.
 */
export function dialledCountry(e164: string): string | null | undefined {
  if (!E164.test(e164)) return undefined;
  const number = parsePhoneNumberFromString(e164);
  // A trunk prefix within (+4407…) is understood, but the same phone would have two numbers.
  if (number === undefined || number.number !== e164 || !number.isPossible()) return undefined;
  return number.country ?? MAIN_COUNTRY.get(number.countryCallingCode) ?? null;
}

/** Whether the call to this number is paid for by the one who is called, as far as the numbering plans know. */
export function isFreeToCall(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.getType() === 'TOLL_FREE';
}
