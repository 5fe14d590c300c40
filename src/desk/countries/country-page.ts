import { countryName } from '../../http/countries.js';
import { wordOf } from '../../http/views/words.js';
import { SERVICES } from '../../kernel/words.js';
import { COUNTRY_ACCESS, type CountryRule } from '../../permissions/country-rules/country-rule.entity.js';
import { choicesOf } from '../choices.js';
import { COUNTRIES_PATH } from './country-list.js';

/** P2: the page of one country; who may not change it reads it. */
export function countryModel(rule: CountryRule, mayChange: boolean): object {
  return {
    title: countryName(rule.country),
    rule,
    path: `${COUNTRIES_PATH}/${rule.country}`,
    mayChange,
    options: choicesOf(COUNTRY_ACCESS),
    services: SERVICES.map((name) => ({ name, label: wordOf(name).label, kept: rule[name] })),
    facts: SERVICES.map((name) => ({ label: wordOf(name).label, badge: rule[name] })),
    refusal: null,
    form: {},
  };
}
