import fc from 'fast-check';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { compilePlans } from '../../src/integrations/number-lookup/compiled-plans.js';
import { dialledCountry } from '../../src/integrations/number-lookup/dialled-country.js';

const MAIN = new Map([...compilePlans()].map(([code, { countries }]) => [code, countries[0]?.country]));

/** What the library makes of it, the slow way. */
function byLibrary(e164: string): string | null | undefined {
  const number = parsePhoneNumberFromString(e164);
  if (number === undefined || number.number !== e164 || !number.isPossible()) return undefined;
  return number.country ?? MAIN.get(number.countryCallingCode) ?? null;
}

const CODES = [
  ...new Set(getCountries().map((country) => String(getCountryCallingCode(country)))),
  '800',
  '881',
  '979',
  '999',
];
const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 12 })
  .map((some) => some.join(''));

describe('the country in which a number rings', () => {
  it('is that of the library, for any digits behind any calling code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), digits, (code, national) => {
        const e164 = `+${code}${national}`;
        if (e164.length > 16) return;
        expect([e164, dialledCountry(e164)]).toEqual([e164, byLibrary(e164)]);
      }),
      { numRuns: 60_000 },
    );
  });

  it('is that of the library around the example number of every country', () => {
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples)?.number;
      expect(example, country).toBeDefined();
      for (let last = 0; last < 100; last++) {
        const near = `${(example ?? '').slice(0, -2)}${String(last).padStart(2, '0')}`;
        expect([near, dialledCountry(near)]).toEqual([near, byLibrary(near)]);
      }
    }
  });

  it('is that of the library for every area code of the North American plan, whatever follows', () => {
    for (let area = 200; area < 1000; area++)
      for (const rest of ['2345678', '5550100', '9001234', '7654321', '0123456']) {
        const e164 = `+1${area}${rest}`;
        expect([e164, dialledCountry(e164)]).toEqual([e164, byLibrary(e164)]);
      }
  });
});
