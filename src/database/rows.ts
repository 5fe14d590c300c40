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
  const { columns, values } = givenOf(table, row);
  const { name, text } = shape('insert', table, columns, () => {
    const names = columns.map((column) => column.name).join(', ');
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    return `INSERT INTO ${table.name} (${names}) VALUES (${places})`;
  });
  return 'id' in row
    ? { name, text, values, touches: `${table.name} ${String(row.id)}` }
    : { name, text, values };
}

/** An UPDATE of the row with that id. */
export function updateRow<Row extends { id: string }>(
  entity: EntityClass<Row>,
  id: string,
  changes: Partial<Row>,
): Statement {
  const table = tableOf(entity);
  const { columns, values } = givenOf(table, changes);
  const { name, text } = shape('update', table, columns, () => {
    const sets = columns.map((column, at) => `${column.name} = $${at + 2}`).join(', ');
    return `UPDATE ${table.name} SET ${sets} WHERE id = $1`;
  });
  return { name, text, values: [id, ...values], touches: `${table.name} ${id}` };
}

const shapes = new Map<string, { name: string; text: string }>();

/** The name and text of a statement, the same object for the same verb, table and columns. */
function shape(
  verb: string,
  table: Table,
  columns: readonly Column[],
  makeText: () => string,
): { name: string; text: string } {
  let key = `${verb} ${table.name}`;
  for (const column of columns) key += ` ${column.name}`;
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const made = { name: `${verb}-${table.name}-${shapes.size}`, text: makeText() };
  shapes.set(key, made);
  return made;
}

/** The columns of the properties that a row has, with their values, in the row's order. */
function givenOf(table: Table, row: object): { columns: readonly Column[]; values: readonly unknown[] } {
  const columns: Column[] = [];
  const values: unknown[] = [];
  for (const [property, value] of Object.entries(row)) {
    if (value === undefined) continue;
    const column = table.byProperty.get(property);
    if (column === undefined) throw new Error(`${table.name} has no property ${property}.`);
    columns.push(column);
    values.push(toValue(column, value));
  }
  return { columns, values };
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
  const columns = metadata.filterColumns(lineOf(entity)).map((column) => ({
    property: column.propertyName,
    name: column.options.name ?? column.propertyName,
    isJson: column.options.type === 'jsonb',
  }));
  const table = { name, columns, byProperty: new Map(columns.map((column) => [column.property, column])) };
  tables.set(entity, table);
  return table;
}

/** The class and those that it extends, since the columns of all of them are the table's. */
function lineOf(entity: EntityClass<object>): EntityClass<object>[] {
  const above: unknown = Object.getPrototypeOf(entity);
  const isClass = typeof above === 'function' && above !== Function.prototype;
  return isClass ? [entity, ...lineOf(above as EntityClass<object>)] : [entity]; // what a class extends is a class
}
