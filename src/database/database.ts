import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { Statement } from './statement.js';

/** Reads outside a transaction, as prepared statements on TypeORM's own pool. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  async query<Row>(statement: Statement): Promise<Row[]> {
    const { name, text, values } = statement;
    const result = await this.pool.query({ name, text, values: [...values] });
    return result.rows as Row[]; // the row type is the statement's promise
  }

  /** The first row or null. */
  async find<Row>(statement: Statement): Promise<Row | null> {
    const [row] = await this.query<Row>(statement);
    return row ?? null;
  }

  /** A statement built at run time (a list with filters): not prepared, so that the server's memory does not fill with variants. */
  async list<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query(text, [...values]);
    return result.rows as Row[]; // the row type is the statement's promise
  }

  get pool(): Pool {
    const driver: { master?: Pool } = this.dataSource.driver as never; // TypeORM's Postgres driver keeps its pool there
    if (driver.master === undefined) throw new Error('The database is not connected.');
    return driver.master;
  }
}
