import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from './database.js';
import { sendTogether } from './send-together.js';
import type { Statement } from './statement.js';

interface Shared {
  readonly client: Promise<PoolClient>;
  readers: number;
}

/**
 * Small reads of the hot path, each a prepared statement that finds a few rows by their keys. All that are under way share one
 * connection, and those of one turn of the event loop go to the server in one packet: each packet of its own wakes a server
 * process, which costs more than such a read does. A slow statement would hold up the others and does not belong here.
 */
@Injectable()
export class SharedReads {
  private shared: Shared | undefined;

  constructor(private readonly database: Database) {}

  /** The first row or null. */
  async find<Row>({ name, text, values }: Statement): Promise<Row | null> {
    const shared = (this.shared ??= { client: this.database.pool.connect(), readers: 0 });
    shared.readers += 1;
    try {
      const client = await shared.client;
      sendTogether(client, setImmediate);
      const { rows } = await client.query({ name, text, values: [...values] });
      const [row] = rows as Row[]; // the row type is the statement's promise
      return row ?? null;
    } catch (error) {
      this.leave(shared);
      throw error;
    } finally {
      shared.readers -= 1;
      if (shared.readers === 0) {
        this.leave(shared);
        await this.release(shared);
      }
    }
  }

  /** Whoever comes next takes another connection: this one has nothing to do, or may be broken. */
  private leave(shared: Shared): void {
    if (this.shared === shared) this.shared = undefined;
  }

  private async release(shared: Shared): Promise<void> {
    const client = await shared.client.catch(() => undefined);
    client?.release();
  }
}
