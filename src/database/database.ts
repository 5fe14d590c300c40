import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { sendTogether } from './send-together.js';
import type { Statement } from './statement.js';

/** Reads outside a transaction, as prepared statements on TypeORM's own pool. */
@Injectable()
export class Database implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  /** A connection that breaks while nothing is asked of it fails the next statement; by itself it must not end the program. */
  onModuleInit(): void {
    const watched = new WeakSet<PoolClient>();
    this.pool.on('acquire', (client) => {
      if (watched.has(client)) return;
      watched.add(client);
      client.on('error', () => undefined);
    });
  }

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

  /**
   * A list with filters, built at run time: planned for its values, and not prepared, so that the server's memory does not fill
   * with variants. The transaction around it only carries the setting, and travels in the same packet.
   */
  async list<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const client = await this.pool.connect();
    try {
      sendTogether(client);
      const [, , result] = await Promise.all([
        client.query('BEGIN READ ONLY'),
        client.query('SET LOCAL plan_cache_mode = force_custom_plan'),
        client.query(text, [...values]),
        client.query('COMMIT'),
      ]);
      return result.rows as Row[]; // the row type is the statement's promise
    } finally {
      client.release();
    }
  }

  get pool(): Pool {
    const driver: { master?: Pool } = this.dataSource.driver as never; // TypeORM's Postgres driver keeps its pool there
    if (driver.master === undefined) throw new Error('The database is not connected.');
    return driver.master;
  }
}
