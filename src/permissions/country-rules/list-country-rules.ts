import { Injectable } from '@nestjs/common';
import { countryName } from '../../http/countries.js';
import { columnsOf } from '../../database/rows.js';
import { Database } from '../../database/database.js';
import { NotFoundError } from '../../kernel/errors.js';
import { CountryRule } from './country-rule.entity.js';

/** The rules of all countries. There are some 250 of them and will be, so they come at once. */
@Injectable()
export class ListCountryRules {
  constructor(private readonly database: Database) {}

  /** By the country's English name. */
  async list(): Promise<readonly CountryRule[]> {
    // GET /api/countries and the desk's page of countries.
    const rules = await this.database.query<CountryRule>({
      name: 'list-country-rules',
      text: `SELECT ${columnsOf(CountryRule, 'r')} FROM country_rules r`,
      values: [],
    });
    return rules.sort((a, b) => countryName(a.country).localeCompare(countryName(b.country)));
  }

  /** @throws NotFoundError */
  async get(country: string): Promise<CountryRule> {
    const rule = await this.database.find<CountryRule>({
      name: 'get-country-rule',
      text: `SELECT ${columnsOf(CountryRule, 'r')} FROM country_rules r WHERE r.country = $1`,
      values: [country],
    });
    if (rule === null) throw new NotFoundError('country', country);
    return rule;
  }
}
