import { countryName } from '../../http/countries.js';
import { isSameCountry, stateOf } from './countries.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

interface Stated {
  readonly what: string;
  readonly country: string;
}

/**
 * Where the signup came from against where the company, the phone and the card are. One difference is a traveller or a remote
 * founder and counts little; an address that fits none of them counts more; as many countries as facts counts most.
 */
export function observeIpCountry(signup: Signup): Observation | null {
  const { ipCountry } = signup.facts;
  if (!ipCountry) return null;
  const stated = statedCountries(signup);
  const foreign = stated.filter(({ country }) => !isSameCountry(country, ipCountry));
  if (foreign.length === 0) return null;

  const list = foreign.map(({ what, country }) => `the ${what} is from ${countryName(country)}`).join(', ');
  const why = `The signup came from ${countryName(ipCountry)}, but ${list}.`;
  return { name: grade(stated, foreign), value: ipCountry.toUpperCase(), why };
}

function grade(stated: readonly Stated[], foreign: readonly Stated[]): Observation['name'] {
  if (foreign.length < stated.length || stated.length === 1) return 'ip_country_mismatch';
  const states = new Set(stated.map(({ country }) => stateOf(country)));
  return states.size === stated.length ? 'countries_all_different' : 'ip_country_mismatches';
}

function statedCountries({ facts, number }: Signup): readonly Stated[] {
  const countries = [
    { what: 'company', country: facts.companyCountry },
    { what: 'phone', country: number?.country },
    { what: 'card', country: facts.payment?.country },
  ];
  return countries.flatMap(({ what, country }) => (country ? [{ what, country }] : []));
}
