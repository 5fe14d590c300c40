import { Injectable } from '@nestjs/common';
import { ClockOffset } from '../../database/clock-offset.js';
import { Database } from '../../database/database.js';
import { DAY, SECOND } from '../../kernel/clock.js';
import { DueWork } from '../due-work.js';

/** The farthest that one call moves the time on. */
export const MOST_ADVANCE_MS = 400 * DAY;

const WAIT_FOR_OUTBOX = 10 * SECOND;
const LOOK_EVERY_MS = 25;

/** Moves the program's time on, for development and tests: afterwards everything that fell due has happened and is told. */
@Injectable()
export class MoveClock {
  constructor(
    private readonly clockOffset: ClockOffset,
    private readonly dueWork: DueWork,
    private readonly database: Database,
  ) {}

  /** Gives the new time. Waits at most ten seconds for the worker to deliver what was promised meanwhile. */
  async advance(ms: number): Promise<Date> {
    const now = await this.clockOffset.advance(ms);
    await this.dueWork.runToTheEnd();
    await this.wakeWorkers();
    const enough = performance.now() + WAIT_FOR_OUTBOX;
    while ((await this.isDelivering()) && performance.now() < enough)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    return now;
  }

  /** The job queue listens for this; without it workers look a few times a second. */
  private async wakeWorkers(): Promise<void> {
    await this.database.query({
      name: 'wake-delivery-workers',
      text: `SELECT pg_notify('jobs:insert', '{"count":8}')`,
      values: [],
    });
  }

  /** Messages that have failed once wait for their next attempt in real time; nobody waits for them here. */
  private async isDelivering(): Promise<boolean> {
    const row = await this.database.find<{ is_delivering: boolean }>({
      name: 'is-outbox-delivering',
      text: `SELECT EXISTS (SELECT 1 FROM outbox_messages WHERE status = 'pending' AND last_error IS NULL) AS is_delivering`,
      values: [],
    });
    return row?.is_delivering === true;
  }
}
