import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from './database.js';
import { sendTogether } from './send-together.js';
import { composeWrites, groupWrites, type Statement } from './statement.js';
import type { Tx } from './tx.js';

/** Opens transactions; nobody else does. Nothing outside the database may happen inside `work`. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` in one transaction and commits, or rolls back when it throws.
   * Work that only writes costs a single statement, which is atomic by itself and needs no BEGIN.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const unit = new OpenUnit(this.database);
    try {
      const result = await work(unit.asTx());
      await unit.commit();
      return result;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }
}

class OpenUnit {
  private readonly writes: Statement[] = [];
  private connection: Promise<PoolClient> | undefined;

  constructor(private readonly database: Database) {}

  asTx(): Tx {
    return {
      query: (statement) => this.query(statement),
      write: (statement) => void this.writes.push(statement),
    } as Tx; // the brand exists only in types
  }

  async commit(): Promise<void> {
    const groups = groupWrites(this.writes);
    const [only] = groups;
    if (this.connection === undefined && only === undefined) return;
    if (this.connection === undefined && only !== undefined && groups.length === 1) {
      await this.database.query(composeWrites(only));
      return;
    }
    const client = await this.begin();
    sendTogether(client);
    // The last writes and the COMMIT travel together; when a write fails, the server turns the COMMIT into a rollback.
    const answers = await Promise.allSettled([this.flush(client), client.query('COMMIT')]);
    await this.release();
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async rollback(): Promise<void> {
    if (this.connection === undefined) return;
    const client = await this.connection.catch(() => undefined);
    await client?.query('ROLLBACK').catch(() => undefined);
    await this.release();
  }

  private async query<Row>(statement: Statement): Promise<Row[]> {
    const client = await this.begin();
    sendTogether(client);
    const flushed = this.flush(client);
    const [result] = await Promise.all([client.query(toPrepared(statement)), flushed]);
    return result.rows as Row[]; // the row type is the statement's promise
  }

  private async flush(client: PoolClient): Promise<void> {
    const groups = groupWrites(this.writes.splice(0));
    await Promise.all(groups.map((group) => client.query(toPrepared(composeWrites(group)))));
  }

  private begin(): Promise<PoolClient> {
    this.connection ??= this.open();
    return this.connection;
  }

  /** The BEGIN is sent without waiting for its answer: the first statement travels with it. */
  private async open(): Promise<PoolClient> {
    const client = await this.database.pool.connect();
    sendTogether(client);
    client.query('BEGIN').catch(() => undefined); // when it fails, so does the statement behind it
    return client;
  }

  private async release(): Promise<void> {
    const connection = this.connection;
    this.connection = undefined;
    const client = await connection?.catch(() => undefined);
    client?.release();
  }
}

function toPrepared(statement: Statement): { name: string; text: string; values: unknown[] } {
  return { name: statement.name, text: statement.text, values: [...statement.values] };
}
