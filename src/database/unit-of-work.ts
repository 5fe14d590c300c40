import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { Database } from './database.js';
import { composeWrites, type Statement } from './statement.js';
import type { Tx } from './tx.js';

/** Opens transactions; nobody else does. Nothing outside the database may happen inside `work`. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Runs `work` in one transaction and commits, or rolls back when it throws.
   * Work that only writes costs a single statement, which is atomic by itself and needs no BEGIN.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const unit = new OpenUnit(this.dataSource);
    try {
      const result = await work(unit.asTx());
      await unit.commit(this.database);
      return result;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }
}

class OpenUnit {
  private readonly writes: Statement[] = [];
  private runner: QueryRunner | undefined;
  private client: PoolClient | undefined;

  constructor(private readonly dataSource: DataSource) {}

  asTx(): Tx {
    const tx: Omit<Tx, never> = {
      query: (statement) => this.query(statement),
      write: (statement) => void this.writes.push(statement),
      entities: async () => {
        await this.flush(await this.begin());
        return this.opened().manager;
      },
    } as Tx; // the brand exists only in types
    return tx;
  }

  async commit(database: Database): Promise<void> {
    if (this.client === undefined) {
      if (this.writes.length > 0) await database.query(composeWrites(this.writes.splice(0)));
      return;
    }
    // The last writes and the COMMIT travel together; when a write fails, the server turns the COMMIT into a rollback.
    const flushed = this.flush(this.client);
    await Promise.all([flushed, this.opened().commitTransaction()]);
    await this.release();
  }

  async rollback(): Promise<void> {
    if (this.runner === undefined) return;
    if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
    await this.release();
  }

  private async query<Row>(statement: Statement): Promise<Row[]> {
    const client = await this.begin();
    const flushed = this.flush(client);
    const [result] = await Promise.all([client.query(toPrepared(statement)), flushed]);
    return result.rows as Row[]; // the row type is the statement's promise
  }

  private async flush(client: PoolClient): Promise<void> {
    if (this.writes.length > 0) await client.query(toPrepared(composeWrites(this.writes.splice(0))));
  }

  private async begin(): Promise<PoolClient> {
    if (this.client !== undefined) return this.client;
    this.runner = this.dataSource.createQueryRunner();
    const client = (await this.runner.connect()) as PoolClient; // TypeORM hands out pg's own client
    this.client = client;
    await this.runner.startTransaction();
    return client;
  }

  private opened(): QueryRunner {
    if (this.runner === undefined) throw new Error('The transaction has not begun.');
    return this.runner;
  }

  private async release(): Promise<void> {
    const runner = this.runner;
    this.runner = undefined;
    this.client = undefined;
    await runner?.release();
  }
}

function toPrepared(statement: Statement): { name: string; text: string; values: unknown[] } {
  return { name: statement.name, text: statement.text, values: [...statement.values] };
}
