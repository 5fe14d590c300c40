import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LOG, type Log } from '../../config/log.js';
import { Database } from '../../database/database.js';
import { DueTasks } from '../../database/due-tasks.js';
import { Clock } from '../../kernel/clock.js';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.js';
import { type ClaimedIntake, claimIntakes, giveBackIntake, isIntakeWaiting } from './intake.sql.js';
import { RunIntake } from './run-intake.js';

const LOOK_AGAIN_MS = 25;

/**
 * The submissions that wait for their intake. The worker's turn only begins them, so that addresses that hang hold up nothing
 * else that falls due; the development clock waits until all have ended.
 */
@Injectable()
export class IntakeLine implements OnModuleInit, OnModuleDestroy {
  private readonly underWay = new Set<Promise<void>>();
  private readonly limits: IntakeLimits = INTAKE_LIMITS;

  constructor(
    private readonly dueTasks: DueTasks,
    private readonly database: Database,
    private readonly intake: RunIntake,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({
      name: 'toll-free-intake',
      run: (now) => this.begin(now),
      settle: () => this.settle(),
    });
  }

  /** What is under way ends by its budget; whatever does not is taken up by another worker when its lease is over. */
  async onModuleDestroy(): Promise<void> {
    await Promise.race([
      Promise.all(this.underWay),
      new Promise((resolve) => setTimeout(resolve, this.limits.budgetMs / 3).unref()),
    ]);
  }

  /** Begins as many as there is room for; gives 0, since nothing is done yet that other work could follow from. */
  private async begin(now: Date): Promise<number> {
    const room = this.limits.atOnce - this.underWay.size;
    if (room <= 0) return 0;
    const claimed = await this.database.query<ClaimedIntake>(claimIntakes(now, this.limits.leaseMs, room));
    for (const one of claimed) {
      const running = this.run(one).finally(() => this.underWay.delete(running));
      this.underWay.add(running);
    }
    return 0;
  }

  private async run(claimed: ClaimedIntake): Promise<void> {
    try {
      await this.intake.run(claimed, this.limits);
    } catch (error) {
      this.log.warn(
        { err: error, verification: claimed.verificationId },
        'an intake failed and is tried again',
      );
      await this.database.query(giveBackIntake(claimed)).catch(() => undefined);
    }
  }

  /** Waits until nothing is left to look through, here or in another process; a lease long at most. Gives whether there was anything. */
  private async settle(): Promise<boolean> {
    const enough = performance.now() + this.limits.leaseMs / 2;
    let hadAny = false;
    while (performance.now() < enough) {
      await this.begin(this.clock.now());
      if (this.underWay.size === 0 && !(await this.isWaiting())) return hadAny;
      hadAny = true;
      const again = new Promise<void>((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      await Promise.race([Promise.all(this.underWay).then(() => again), again]);
    }
    return hadAny;
  }

  private async isWaiting(): Promise<boolean> {
    const row = await this.database.find<{ waiting: boolean }>(isIntakeWaiting());
    return row?.waiting === true;
  }
}
