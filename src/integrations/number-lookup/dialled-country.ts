import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { compilePlans, type CallingPlan, type CountryPlan } from './compiled-plans.js';

const E164 = /^\+[1-9]\d{1,14}$/;
const LONGEST_CALLING_CODE = 3;

let plans: ReadonlyMap<string, CallingPlan> | undefined;

/**
 * The country (ISO 3166) in which a number rings; null for services of no country (satellite, worldwide freephone and premium).
 * Undefined: it is not E.164, or nothing with this calling code or of this length can be dialled. Numbering plans are published
 * after the numbers are handed out, so one in a range that is not published yet belongs to the main country of its calling code.
 * Asked before every message, it answers as the library would, from patterns that are compiled once, in a tenth of the time.
 */
export function dialledCountry(e164: string): string | null | undefined {
  if (!E164.test(e164)) return undefined;
  plans ??= compilePlans();
  for (let end = 2; end <= LONGEST_CALLING_CODE + 1; end++) {
    const plan = plans.get(e164.slice(1, end));
    if (plan !== undefined) return countryBy(plan, e164.slice(end), e164);
  }
  return countryByLibrary(e164);
}

/** Whether the call to this number is paid for by the one who is called, as far as the numbering plans know. */
export function isFreeToCall(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.getType() === 'TOLL_FREE';
}

function countryBy(
  { trunk, countries }: CallingPlan,
  national: string,
  e164: string,
): string | null | undefined {
  if (trunk?.test(national) === true) return countryByLibrary(e164);
  const [main] = countries;
  const country = countries.length === 1 ? main : (countries.find((one) => isOf(one, national)) ?? main);
  return country?.lengths.has(national.length) === true ? country.country : undefined;
}

/** Whether a number is the country's, among those that share its calling code. */
function isOf({ leading, general, kinds }: CountryPlan, national: string): boolean {
  if (leading !== null) return leading.test(national);
  if (!general.test(national)) return false;
  return kinds.some(
    ({ lengths, pattern }) => lengths?.includes(national.length) !== false && pattern.test(national),
  );
}

/** For services of no country, and for what may have a trunk prefix within, which the library knows how to take away. */
function countryByLibrary(e164: string): string | null | undefined {
  const number = parsePhoneNumberFromString(e164);
  // A trunk prefix within (+4407…) is understood, but the same phone would have two numbers.
  if (number === undefined || number.number !== e164 || !number.isPossible()) return undefined;
  return number.country ?? plans?.get(number.countryCallingCode)?.countries[0]?.country ?? null;
}
