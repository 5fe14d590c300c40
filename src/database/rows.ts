import { getMetadataArgsStorage } from 'typeorm';
import type { Statement } from './statement.js';

/** An entity class: a noun whose properties are the columns of its table. */
export type EntityClass<Row extends object> = new () => Row;

interface Column {
  readonly property: string;
  readonly name: string;
  readonly isJson: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly byProperty: ReadonlyMap<string, Column>;
}

const tables = new Map<EntityClass<object>, Table>();

/** `t.account_id AS "accountId", …`: all columns of the entity under the table's alias, so that a statement gives the entity's shape. */
export function columnsOf(entity: EntityClass<object>, alias: string): string {
  return tableOf(entity)
    .columns.map((column) => `${alias}.${column.name} AS "${column.property}"`)
    .join(', ');
}

/** An INSERT of one row; properties that are left out get the column's default. */
export function insertRow<Row extends object>(entity: EntityClass<Row>, row: Partial<Row>): Statement {
  const table = tableOf(entity);
  const given = entriesOf(table, row);
  const { name, text } = shape(`insert ${table.name}`, given, () => {
    const names = given.map(([column]) => column.name).join(', ');
    const places = given.map((_, at) => `$${at + 1}`).join(', ');
    return `INSERT INTO ${table.name} (${names}) VALUES (${places})`;
  });
  const touches = 'id' in row ? `${table.name} ${String(row.id)}` : undefined;
  return {
    name,
    text,
    values: given.map(([column, value]) => toValue(column, value)),
    ...(touches !== undefined && { touches }),
  };
}

/** An UPDATE of the row with that id. */
export function updateRow<Row extends { id: string }>(
  entity: EntityClass<Row>,
  id: string,
  changes: Partial<Row>,
): Statement {
  const table = tableOf(entity);
  const given = entriesOf(table, changes);
  const { name, text } = shape(`update ${table.name}`, given, () => {
    const sets = given.map(([column], at) => `${column.name} = $${at + 2}`).join(', ');
    return `UPDATE ${table.name} SET ${sets} WHERE id = $1`;
  });
  const values = [id, ...given.map(([column, value]) => toValue(column, value))];
  return { name, text, values, touches: `${table.name} ${id}` };
}

type Given = readonly (readonly [Column, unknown])[];

const shapes = new Map<string, { name: string; text: string }>();

/** The name and text of a statement, the same object for the same verb, table and columns. */
function shape(verb: string, given: Given, makeText: () => string): { name: string; text: string } {
  const key = `${verb} ${given.map(([column]) => column.name).join(' ')}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const made = { name: `${verb.replace(' ', '-')}-${shapes.size}`, text: makeText() };
  shapes.set(key, made);
  return made;
}

function entriesOf(table: Table, row: object): Given {
  return Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const column = table.byProperty.get(property);
      if (column === undefined) throw new Error(`${table.name} has no property ${property}.`);
      return [column, value] as const;
    });
}

function toValue(column: Column, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString(); // many times faster than the driver's own way
  return column.isJson && value !== null ? JSON.stringify(value) : value;
}

function tableOf(entity: EntityClass<object>): Table {
  const known = tables.get(entity);
  if (known !== undefined) return known;
  const metadata = getMetadataArgsStorage();
  const name = metadata.tables.find((table) => table.target === entity)?.name;
  if (name === undefined) throw new Error(`${entity.name} is not an entity with a named table.`);
  const columns = metadata.filterColumns(entity).map((column) => ({
    property: column.propertyName,
    name: column.options.name ?? column.propertyName,
    isJson: column.options.type === 'jsonb',
  }));
  const table = { name, columns, byProperty: new Map(columns.map((column) => [column.property, column])) };
  tables.set(entity, table);
  return table;
}
