import { countryName } from '../../http/countries.js';
import { isSameCountry } from './countries.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

/** P27: a card that the payment provider has flagged. There is no tolerance for it later, so it weighs most here. */
export function observeFlaggedCard({ facts }: Signup): Observation | null {
  if (facts.payment?.flagged !== true) return null;
  return { name: 'card_flagged', value: true, why: 'The payment provider has flagged the card.' };
}

/** The country that issued the card against the company's. */
export function observeCardCountry({ facts }: Signup): Observation | null {
  const country = facts.payment?.country;
  if (!country || isSameCountry(country, facts.companyCountry)) return null;
  const why = `The card was issued in ${countryName(country)}, the company says it is in ${countryName(facts.companyCountry)}.`;
  return { name: 'card_country_mismatch', value: country.toUpperCase(), why };
}
