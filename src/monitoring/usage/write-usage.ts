import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Gate } from '../../kernel/gate.js';
import type { SettledBatch, UsageBatch } from './usage-batch.js';
import { UsageDays } from './usage-days.js';
import { existingAccounts, writeLines, type ChangedHour } from './usage-hours.sql.js';
import type { UsageLine } from './usage-line.js';

const HOURS_A_DAY = 24;
const TRIES = 4;

/** An account that went meanwhile, a partition that went meanwhile, a deadlock, a conflict of snapshots. */
const PASSING: ReadonlySet<unknown> = new Set(['23503', '23514', '40P01', '40001']);

/** Writes batches of usage, each whole or not at all. A few at a time: the rest of the program needs connections too. */
@Injectable()
export class WriteUsage {
  private readonly gate: Gate;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly days: UsageDays,
    @Inject(CONFIG) config: Pick<Config, 'databasePoolSize'>,
  ) {
    this.gate = new Gate(Math.max(1, Math.floor(config.databasePoolSize / 4)));
  }

  /** Gives what was taken and what was not; `at` is when it came in. Lines of accounts that do not exist are rejected. */
  write(batch: UsageBatch, at: Date): Promise<SettledBatch> {
    return this.gate.pass(async () => {
      for (let tries = 1; ; tries++) {
        try {
          return await this.tryOnce(batch, at);
        } catch (error) {
          if (tries === TRIES || !isPassing(error)) throw error;
          this.days.forget();
        }
      }
    });
  }

  private async tryOnce(batch: UsageBatch, at: Date): Promise<SettledBatch> {
    const settled = batch.settle(await this.existing(batch.accountIds));
    const { lines } = settled;
    if (lines.length === 0) return settled;
    await this.days.ensure([...new Set(lines.map(({ hour }) => Math.floor(hour / HOURS_A_DAY)))]);
    await this.unitOfWork.run((tx) => writeUsage(tx, lines, at));
    return settled;
  }

  private async existing(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(existingAccounts(ids));
    return new Set(rows.map(({ id }) => id));
  }
}

/**
 * Writes lines of existing accounts, no two with the same key, whose days are open. Gives the hours that are not what they
 * were: what watches accounts looks at these, and at no other.
 */
export function writeUsage(tx: Tx, lines: readonly UsageLine[], at: Date): Promise<readonly ChangedHour[]> {
  return tx.query<ChangedHour>(writeLines(lines, at));
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING.has(error.code);
}
