import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DueTasks, type DueTask } from '../../database/due-tasks.js';
import { DAY } from '../../kernel/clock.js';

/** Days for which there is a place before anything is reported of them. */
const DAYS_AHEAD = 3;

/** More than are ever written to; the memory of a process that runs for years starts anew. */
const REMEMBERED_AT_MOST = 500;

/** Makes the partitions of the usage table: those of the coming days ahead of time, any other when a line of that day comes in. */
@Injectable()
export class UsageDays implements DueTask, OnModuleInit {
  readonly name = 'open-usage-days';
  private readonly open = new Set<number>();

  constructor(
    private readonly database: Database,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register(this);
  }

  /** Gives how many it made. */
  run(now: Date): Promise<number> {
    const today = Math.floor(now.getTime() / DAY);
    return this.ensure(Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => today + ahead));
  }

  /** Sees that there is a place for these days, in days since 1970; outside any transaction, so that nobody waits for long. */
  async ensure(days: readonly number[]): Promise<number> {
    let made = 0;
    for (const day of days) {
      if (this.open.has(day)) continue;
      const row = await this.database.find<{ made: boolean }>({
        name: 'open-usage-day',
        text: `SELECT open_usage_day($1::date) AS made`,
        values: [new Date(day * DAY).toISOString().slice(0, 10)],
      });
      if (this.open.size >= REMEMBERED_AT_MOST) this.open.clear();
      this.open.add(day);
      if (row?.made === true) made += 1;
    }
    return made;
  }

  /** Somebody has removed a partition: look again. */
  forget(): void {
    this.open.clear();
  }
}
