import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DueTasks, type DueTask } from '../database/due-tasks.js';
import { EndHold } from './end-hold.js';
import { endedHolds, type EndedHold } from './ended-holds.sql.js';

const BATCH = 200;

/** Ends the holds whose time has come, one transaction each, in as many processes as there are. */
@Injectable()
export class ReleaseEndedHolds implements DueTask, OnModuleInit {
  readonly name = 'release-ended-holds';

  constructor(
    private readonly database: Database,
    private readonly dueTasks: DueTasks,
    private readonly endHold: EndHold,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register(this);
  }

  /** Gives how many it ended. One that cannot be ended does not keep the others; @throws AggregateError of those at the end. */
  async run(now: Date): Promise<number> {
    let count = 0;
    const errors: unknown[] = [];
    let batch: readonly EndedHold[];
    let last: EndedHold | null = null;
    do {
      batch = await this.database.query<EndedHold>(endedHolds(now, last, BATCH));
      for (const ended of batch) {
        last = ended;
        try {
          if (await this.endHold.end(ended, now)) count++;
        } catch (error) {
          errors.push(error);
        }
      }
    } while (batch.length === BATCH);
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} holds could not be ended.`);
    return count;
  }
}
