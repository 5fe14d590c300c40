import pg from 'pg';
import { composeWrites, groupWrites, type Statement } from '../../src/database/statement.js';
import type { TestDatabase } from './database.js';

/** Reads rows straight from the test's database, to see what an action has left there. */
export async function rowsIn<Row extends object>(
  database: TestDatabase,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** Writes straight into the test's database, past all rules: how the builders set a scene. */
export async function writeInto(database: TestDatabase, writes: readonly Statement[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const group of groupWrites(writes)) {
      const { text, values } = composeWrites(group);
      await client.query(text, [...values]);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
