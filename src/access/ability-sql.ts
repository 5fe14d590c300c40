import type { Ability, Action, SubjectKind } from './ability.js';

/** A piece of a WHERE clause with its values; `$n` continue from where the caller's values end. */
export interface SqlCondition {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The same rules that guard a row, as a condition on a list. `columns` maps the fields that conditions may name to columns.
 * A rule on a field without a column is an error, never a wider list. No rule gives `false`.
 */
export function readableSql(
  ability: Ability,
  action: Action,
  subject: SubjectKind,
  columns: Readonly<Record<string, string>>,
  firstParameter = 1,
): SqlCondition {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${firstParameter + values.push(value) - 1}`;
  const alternatives: string[] = [];
  for (const rule of ability.rulesFor(action, subject)) {
    if (rule.inverted)
      throw new Error('The permission matrix has only grants; a denial cannot be turned into SQL here.');
    const parts = Object.entries(rule.conditions ?? {}).map(([field, operators]) => {
      const column = columns[field];
      if (column === undefined)
        throw new Error(`No column is given for the condition on ${subject}.${field}.`);
      return fieldSql(column, operators, place);
    });
    if (parts.length === 0) return { text: 'true', values: [] };
    alternatives.push(`(${parts.join(' AND ')})`);
  }
  return { text: alternatives.length === 0 ? 'false' : `(${alternatives.join(' OR ')})`, values };
}

function fieldSql(column: string, operators: unknown, place: (value: unknown) => string): string {
  if (operators === null || typeof operators !== 'object') return `${column} = ${place(operators)}`;
  return Object.entries(operators)
    .map(([operator, value]) => operatorSql(column, operator, value, place))
    .join(' AND ');
}

function operatorSql(
  column: string,
  operator: string,
  value: unknown,
  place: (value: unknown) => string,
): string {
  if (operator === '$eq') return `${column} = ${place(value)}`;
  if (operator === '$ne') return `${column} IS DISTINCT FROM ${place(value)}`;
  if (operator === '$in') return `${column} = ANY(${place(value)})`;
  throw new Error(`The operator ${operator} cannot be turned into SQL.`);
}
