import type { SqlCondition } from '../access/ability-sql.js';

/** What each filter of a list means in SQL, given the place of its value (`$3`). */
export type ListFilters<Name extends string> = Readonly<Record<Name, (place: string) => string>>;

/** The conditions of the filters that were given, joined by AND; `true` when none was. Places count from `firstParameter`. */
export function filterSql<Name extends string>(
  filters: ListFilters<Name>,
  given: Readonly<Partial<Record<NoInfer<Name>, unknown>>>,
  firstParameter: number,
): SqlCondition {
  const values: unknown[] = [];
  const parts: string[] = [];
  for (const name in filters) {
    const value = given[name];
    if (value === undefined || value === null) continue;
    values.push(value);
    parts.push(filters[name](`$${firstParameter + values.length - 1}`));
  }
  return { text: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

/** The pattern of texts that begin with this one, for `lower(column) LIKE lower($n)`: the database lowers both alike. */
export function prefixPattern(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
