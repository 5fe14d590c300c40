import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { LOG, type Log } from '../../config/log.js';
import { Database } from '../../database/database.js';
import type { Statement } from '../../database/statement.js';
import { SECOND } from '../../kernel/clock.js';
import type { FactsRow } from './sending-facts.sql.js';

/** Statements under way at a time, each on a connection that nothing else uses. */
export const MOST_UNDER_WAY = 2;
/** How long the database may take before it counts as away; while it is away, no longer than the second. */
const PATIENCE = 2 * SECOND;
const PATIENCE_WHILE_AWAY = SECOND / 4;

/** The database did not answer: it is not there, or too slow to wait for. */
export class DatabaseAwayError extends Error {}

/** Connections of the permission check's own: neither a slow report nor a full pool holds it up. They are opened when first needed. */
@Injectable()
export class FactsSource implements OnModuleDestroy {
  private pool: pg.Pool | undefined;
  private isAway = false;

  constructor(
    private readonly database: Database,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The rows in any order. @throws DatabaseAwayError */
  async read({ name, text, values }: Statement): Promise<readonly FactsRow[]> {
    try {
      const rows = await this.query({ name, text, values: [...values], rowMode: 'array' });
      if (this.isAway) this.log.info('permission checks have the database again');
      this.isAway = false;
      return rows;
    } catch (error) {
      if (!this.isAway) this.log.error({ err: error }, 'permission checks are without the database');
      this.isAway = true;
      throw new DatabaseAwayError('The database is away.', { cause: error });
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.end();
  }

  private async query(statement: pg.QueryArrayConfig<unknown[]>): Promise<readonly FactsRow[]> {
    const pool = (this.pool ??= this.openPool());
    const patience = this.isAway ? PATIENCE_WHILE_AWAY : PATIENCE;
    const enough = new Deadline(patience);
    let client: pg.PoolClient | undefined;
    try {
      const connecting = pool.connect();
      client = await enough.race(
        connecting,
        () => void connecting.then((late) => late.release(true), ignore),
      );
      const { rows } = await enough.race(client.query<FactsRow & unknown[]>(statement));
      client.release();
      return rows;
    } catch (error) {
      client?.release(true); // it may still be waiting for the answer
      throw error;
    } finally {
      enough.end();
    }
  }

  private openPool(): pg.Pool {
    const pool = new pg.Pool({
      ...this.database.pool.options,
      max: MOST_UNDER_WAY,
      min: 0,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: PATIENCE,
      keepAlive: true,
      application_name: 'gatehouse-permissions',
    });
    pool.on('error', ignore); // a connection that breaks while idle is replaced by the next statement
    return pool;
  }
}

function ignore(): void {}

/** The end of patience, over several steps. */
class Deadline {
  private readonly late: Promise<never>;
  private timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.late = new Promise<never>((_, reject) => {
      this.timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms);
    });
    this.late.catch(ignore);
  }

  /** The step's result, or the refusal when it is too late; then `abandon` sees to what is still under way. */
  async race<T>(step: Promise<T>, abandon: () => void = ignore): Promise<T> {
    step.catch(ignore);
    try {
      return await Promise.race([step, this.late]);
    } catch (error) {
      abandon();
      throw error;
    }
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
