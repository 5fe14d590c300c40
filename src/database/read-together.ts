import type { Database } from './database.js';
import { statementOf, type Statement } from './statement.js';

/** Several reads by name, each giving the rows that the type says; as JSON, so times are ISO texts. */
export type Reads<Rows extends object> = { readonly [name in keyof Rows]: Statement };

/**
 * Several independent small reads as one statement and one round trip, for pages that show a little of many tables. Each read
 * becomes a subselect that gives its rows as a JSON array.
 */
export async function readTogether<Rows extends object>(
  database: Database,
  label: string,
  reads: Reads<Rows>,
): Promise<{ readonly [name in keyof Rows]: readonly Rows[name][] }> {
  const values: unknown[] = [];
  const parts = Object.entries<Statement>(reads).map(([name, read]) => {
    const offset = values.length;
    values.push(...read.values);
    const text = read.text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
    return `(SELECT coalesce(json_agg(r), '[]') FROM (${text}) r) AS "${name}"`;
  });
  const all = statementOf(label, `SELECT ${parts.join(',\n')}`, values);
  const [row] = await database.query<{ readonly [name in keyof Rows]: readonly Rows[name][] }>(all);
  if (row === undefined) throw new Error(`${label} gave no row.`);
  return row;
}
