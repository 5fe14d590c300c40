import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Gate } from '../../kernel/gate.js';
import { KnownAccounts } from './known-accounts.js';
import type { SettledBatch, UsageBatch } from './usage-batch.js';
import { UsageDays } from './usage-days.js';
import { insertLines, replaceLines, type ChangedHour } from './usage-hours.sql.js';
import type { UsageLine } from './usage-line.js';

const HOURS_A_DAY = 24;
const TRIES = 4;

/** An account that went meanwhile, a partition that went meanwhile, a deadlock, a conflict of snapshots. */
const PASSING: ReadonlySet<unknown> = new Set(['23503', '23514', '40P01', '40001']);

/** What became of a batch. */
export interface WrittenBatch extends SettledBatch {
  /** Nothing of it was there before. */
  readonly isNew: boolean;
}

/** Writes batches of usage, each whole or not at all. A few at a time: the rest of the program needs connections too. */
@Injectable()
export class WriteUsage {
  private readonly gate: Gate;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: KnownAccounts,
    private readonly days: UsageDays,
    @Inject(CONFIG) config: Pick<Config, 'databasePoolSize'>,
  ) {
    this.gate = new Gate(Math.max(1, Math.floor(config.databasePoolSize / 4)));
  }

  /**
   * Writes a batch that came in `at`; lines of accounts that do not exist are rejected. Most batches are new to the last line,
   * and then checking each costs half as much again as writing it: so one that is `expectedNew` is written as if it were, and
   * once more with a look at each line when it was not.
   */
  write(
    batch: UsageBatch,
    at: Date,
    { expectedNew }: { readonly expectedNew: boolean },
  ): Promise<WrittenBatch> {
    return this.gate.pass(async () => {
      let isNew = expectedNew;
      for (let tries = 1; ; tries++) {
        try {
          const settled = await this.prepare(batch);
          const { lines } = settled;
          const write = isNew ? insertUsage : replaceUsage;
          if (lines.length > 0) await this.unitOfWork.run((tx) => write(tx, lines, at));
          return { ...settled, isNew };
        } catch (error) {
          if (isNew && isThereAlready(error)) isNew = false;
          else if (tries >= TRIES || !isPassing(error)) throw error;
          else this.forget();
        }
      }
    });
  }

  /** Before the transaction: which accounts there are, and a place for every day. */
  private async prepare(batch: UsageBatch): Promise<SettledBatch> {
    const settled = batch.settle(await this.accounts.among(batch.accountIds));
    await this.days.ensure(daysOf(settled.lines));
    return settled;
  }

  private forget(): void {
    this.accounts.forget();
    this.days.forget();
  }
}

/**
 * Writes lines of existing accounts, all new, no two with the same key, whose days are open. Gives the hours that are not what
 * they were: what watches accounts looks at these, and at no other. @throws a unique violation when a line is there already
 */
export async function insertUsage(
  tx: Tx,
  lines: readonly UsageLine[],
  at: Date,
): Promise<readonly ChangedHour[]> {
  await tx.query(insertLines(lines, at));
  const changed = new Map<string, ChangedHour>();
  for (const { accountId, hour } of lines) changed.set(`${accountId}${hour}`, { accountId, hour });
  return [...changed.values()];
}

/** The same for lines that may be there already, in other words or the same. */
export function replaceUsage(tx: Tx, lines: readonly UsageLine[], at: Date): Promise<readonly ChangedHour[]> {
  return tx.query<ChangedHour>(replaceLines(lines, at));
}

function daysOf(lines: readonly UsageLine[]): readonly number[] {
  return [...new Set(lines.map(({ hour }) => Math.floor(hour / HOURS_A_DAY)))];
}

/** Each partition names its primary key after itself. */
function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING.has(error.code);
}
