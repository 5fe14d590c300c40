import { countryName } from '../../http/countries.js';
import { wordOf } from '../../http/views/words.js';
import { SERVICES, type Service } from '../../kernel/words.js';
import { COUNTRY_ACCESS, type CountryRule } from '../../permissions/country-rules/country-rule.entity.js';
import { choicesOf } from '../choices.js';
import { chipsOf } from '../list-links.js';
import type { CountriesQuery } from './countries.dto.js';

export const COUNTRIES_PATH = '/desk/countries';

const chipOf = (service: Service) => (value: string) =>
  `${wordOf(service).label}: ${wordOf(value).label.toLowerCase()}`;

const CHIP_WORDS = {
  q: (value: string) => `“${value}”`,
  sms: chipOf('sms'),
  voice: chipOf('voice'),
  trunk: chipOf('trunk'),
};

/** P2: the page of all countries, those that the filters leave. */
export function countryListModel(rules: readonly CountryRule[], query: CountriesQuery): object {
  return {
    title: 'Countries',
    query,
    options: choicesOf(COUNTRY_ACCESS),
    chips: chipsOf(COUNTRIES_PATH, query, CHIP_WORDS),
    total: rules.length,
    rows: rules
      .filter((rule) => isLike(rule, query))
      .map((rule) => ({ ...rule, href: `${COUNTRIES_PATH}/${rule.country}` })),
  };
}

function isLike(rule: CountryRule, query: CountriesQuery): boolean {
  const text = query.q?.toLowerCase() ?? '';
  const isFound =
    countryName(rule.country).toLowerCase().includes(text) || rule.country.toLowerCase() === text;
  return (
    isFound && SERVICES.every((service) => query[service] === undefined || rule[service] === query[service])
  );
}
