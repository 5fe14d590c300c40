import { isCountry } from '../http/countries.js';
import { InvalidError } from '../kernel/errors.js';
import type { Conditions } from './decision.entity.js';

/**
 * Refuses conditions that could never be met: a grant that has ended before it begins, a country that does not exist, or a list
 * with nothing on it, which would allow nothing. @throws InvalidError at the field
 */
export function refuseBadConditions(conditions: Conditions, now: Date): void {
  const { countries, services, until } = conditions;
  const unknown = (countries ?? []).filter((country) => !isCountry(country));
  if (unknown.length > 0)
    throw InvalidError.field(
      'conditions.countries',
      'country_unknown',
      `Not a country: ${unknown.join(', ')}. Give two capital letters (ISO 3166), such as DE.`,
    );
  for (const [name, list] of Object.entries({ countries, services }))
    if (list?.length === 0)
      throw InvalidError.field(
        `conditions.${name}`,
        'condition_empty',
        `Name at least one of the ${name} that are allowed, or leave the condition out.`,
      );
  if (until !== undefined && !(new Date(until) > now))
    throw InvalidError.field(
      'conditions.until',
      'until_not_in_future',
      'Give a time in the future; the permission ends then.',
    );
}
