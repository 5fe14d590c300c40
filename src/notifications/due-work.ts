import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../config/log.js';
import { ClockOffset } from '../database/clock-offset.js';
import { DueTasks } from '../database/due-tasks.js';
import { Clock } from '../kernel/clock.js';
import { SayOnce } from './say-once.js';

/** Runs what falls due by the program's clock. Errors are logged; none keeps the next turn from coming. */
@Injectable()
export class DueWork {
  private readonly errors: SayOnce;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly tasks: DueTasks,
    private readonly clockOffset: ClockOffset,
    private readonly clock: Clock,
    @Inject(LOG) log: Log,
  ) {
    this.errors = new SayOnce(log);
  }

  /** Everything that is due now, also what falls due by something that was; after the turn under way, if there is one. */
  run(): Promise<void> {
    const turn = this.last.catch(() => undefined).then(() => this.turn());
    this.last = turn;
    return turn;
  }

  /** As `run`, and what it has begun is over, too: for the development clock. */
  async runToTheEnd(): Promise<void> {
    await this.run();
    if (await this.tasks.settle()) await this.run();
  }

  private async turn(): Promise<void> {
    await this.clockOffset.load();
    for (let turn = 0; turn < 10; turn++) {
      const { done, errors } = await this.tasks.runAll(this.clock.now());
      for (const { task, error } of errors) this.errors.failed(`due task ${task}`, error);
      if (done === 0) return;
    }
  }
}
