import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import { DueTasks } from '../../src/database/due-tasks.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Clock } from '../../src/kernel/clock.js';
import { TakeInUsage, type UsageTakenIn } from '../../src/monitoring/usage/take-in-usage.js';
import { KnownAccounts } from '../../src/monitoring/usage/known-accounts.js';
import { UsageDays } from '../../src/monitoring/usage/usage-days.js';
import { WriteUsage } from '../../src/monitoring/usage/write-usage.js';
import type { TestDatabase } from './database.js';
import { asLines, type SentLine } from './usage.js';

/** The intake of usage without the web around it, on `connections` connections of its own; time stands at `now`. */
export interface UsageIntake {
  readonly unitOfWork: UnitOfWork;
  readonly days: UsageDays;
  /** Sends lines as one body. */
  send(lines: readonly (SentLine | string)[]): Promise<UsageTakenIn>;
  takeIn(chunks: AsyncIterable<Buffer>): Promise<UsageTakenIn>;
  close(): Promise<void>;
}

export async function openUsageIntake(
  database: TestDatabase,
  { now, connections = 8 }: { readonly now: Date; readonly connections?: number },
): Promise<UsageIntake> {
  const dataSource = await new DataSource(dataSourceOptions(database.url, connections)).initialize();
  const reads = new Database(dataSource);
  const unitOfWork = new UnitOfWork(reads);
  const days = new UsageDays(reads, new DueTasks());
  // A quarter of the pool may write at a time: here all of it.
  const writer = new WriteUsage(unitOfWork, new KnownAccounts(reads), days, {
    databasePoolSize: connections * 4,
  });
  const intake = new TakeInUsage(writer, new StandingClock(now));
  return {
    unitOfWork,
    days,
    send: (lines) => intake.takeIn(inOneChunk(asLines(lines))),
    takeIn: (chunks) => intake.takeIn(chunks),
    close: () => dataSource.destroy(),
  };
}

class StandingClock extends Clock {
  constructor(private readonly at: Date) {
    super();
  }

  now(): Date {
    return this.at;
  }
}

async function* inOneChunk(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}
