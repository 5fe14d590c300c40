import pg from 'pg';
import type { Log } from '../../config/log.js';
import type { Statement } from '../../database/statement.js';
import { SECOND } from '../../kernel/clock.js';

/** How long the database may take before it counts as away; while it is away, no longer than the second. */
const PATIENCE = 2 * SECOND;
const PATIENCE_WHILE_AWAY = SECOND / 4;

/** The database did not answer: it is not there, or too slow to wait for. */
export class DatabaseAwayError extends Error {}

/**
 * The permission check's own connection, opened when first needed: neither a slow report nor a full pool holds it up. Statements
 * are sent without waiting for the one before, so that the server need not fall asleep between them: waking it costs more than a
 * statement does.
 */
export class FactsConnection {
  private opening: Promise<pg.Client> | undefined;
  private client: pg.Client | undefined;
  private isAway = false;

  constructor(
    private readonly options: () => pg.ClientConfig,
    private readonly log: Log,
  ) {}

  /** The rows as arrays, in any order. @throws DatabaseAwayError */
  read<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      const patience = this.isAway ? PATIENCE_WHILE_AWAY : PATIENCE;
      let isOver = false;
      const giveUp = (cause: unknown): void => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        reject(this.away(cause));
      };
      const timer = setTimeout(() => giveUp(new Error(`No answer within ${patience} ms.`)), patience);
      const ask = (client: pg.Client): void => {
        if (isOver) return;
        const { name, text, values } = statement;
        client.query<Row>({ name, text, values: [...values], rowMode: 'array' }, (error, result) => {
          // The driver's types promise an error; it gives null where there is none.
          if ((error as Error | null) !== null) return giveUp(error);
          if (isOver) return;
          isOver = true;
          clearTimeout(timer);
          if (this.isAway) this.isBack();
          resolve(result.rows);
        });
      };
      // Callbacks, since a promise for each step of the hot path is felt.
      if (this.client === undefined) this.open().then(ask, giveUp);
      else ask(this.client);
    });
  }

  async end(): Promise<void> {
    const { client } = this;
    this.letGo();
    await client?.end().catch(ignore);
  }

  private open(): Promise<pg.Client> {
    this.opening ??= this.connect();
    return this.opening;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...addressIn(this.options()),
      pipeline: true,
      connectionTimeoutMillis: PATIENCE,
      keepAlive: true,
      application_name: 'gatehouse-permissions',
    });
    // One that breaks while nothing is asked of it is replaced by the next statement.
    client.on('error', () => this.letGo());
    await client.connect();
    this.client = client;
    return client;
  }

  /** What is left of the connection is closed without waiting for it: it may be stuck. */
  private letGo(): void {
    const { opening } = this;
    this.opening = undefined;
    this.client = undefined;
    opening?.then((client) => client.end().catch(ignore), ignore);
  }

  private away(cause: unknown): DatabaseAwayError {
    this.letGo();
    if (!this.isAway) this.log.error({ err: cause }, 'permission checks are without the database');
    this.isAway = true;
    return new DatabaseAwayError('The database is away.', { cause });
  }

  private isBack(): void {
    this.isAway = false;
    this.log.info('permission checks have the database again');
  }
}

/** Where the database is and who asks; the rest of a pool's options are the pool's own. */
function addressIn({ connectionString, ssl }: pg.ClientConfig): pg.ClientConfig {
  return { ...(connectionString !== undefined && { connectionString }), ...(ssl !== undefined && { ssl }) };
}

function ignore(): void {}
