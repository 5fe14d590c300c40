import { countryName } from '../../http/countries.js';
import { isSameCountry } from './countries.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

/** The phone's country against the company's. Worldwide and satellite numbers have no country and say nothing here. */
export function observePhoneCountry({ number, facts }: Signup): Observation | null {
  if (number?.country == null || isSameCountry(number.country, facts.companyCountry)) return null;
  const why = `The phone is from ${countryName(number.country)}, the company says it is in ${countryName(facts.companyCountry)}.`;
  return { name: 'phone_country_mismatch', value: number.country, why };
}
