import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LOG, type Log } from '../config/log.js';
import { HOUR, SECOND } from '../kernel/clock.js';
import { SealAudit } from '../ledger/seal-audit.js';
import { DeliveryJobs } from './delivery-jobs.js';
import { DueWork } from './due-work.js';
import { SayOnce } from './say-once.js';
import { Ticker } from './ticker.js';
import { TidyUp } from './tidy-up.js';

/** How long jobs under way may take to end; the whole program stops within five seconds. */
const STOP_PATIENCE = 3 * SECOND;

/**
 * All that happens without anybody asking: what falls due, what the outbox promises, the sealing of the audit trail.
 * Any number of processes may run one; they agree through rows and locks.
 */
@Injectable()
export class Worker implements OnModuleDestroy {
  private readonly errors: SayOnce;
  private tickers: readonly Ticker[] = [];

  constructor(
    private readonly jobs: DeliveryJobs,
    private readonly dueWork: DueWork,
    private readonly sealAudit: SealAudit,
    private readonly tidyUp: TidyUp,
    @Inject(LOG) log: Log,
  ) {
    this.errors = new SayOnce(log);
  }

  /** `directUrl`: see `DeliveryJobs.start`. Returns at once. */
  start(directUrl: string): void {
    if (this.tickers.length > 0) return;
    this.jobs.start(directUrl);
    this.tickers = [
      this.ticker('work that is due', SECOND, () => this.dueWork.run()),
      this.ticker('sealing the audit trail', 2 * SECOND, () => this.sealAudit.run()),
      this.ticker('freeing abandoned deliveries', 2 * SECOND, () => this.jobs.freeAbandoned()),
      this.ticker('tidying up', HOUR, () => this.tidyUp.run()),
    ];
    for (const ticker of this.tickers) ticker.start();
  }

  async stop(): Promise<void> {
    const tickers = this.tickers;
    this.tickers = [];
    await Promise.all([...tickers.map((ticker) => ticker.stop()), this.jobs.stop(STOP_PATIENCE)]);
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private ticker(name: string, everyMs: number, work: () => Promise<unknown>): Ticker {
    const turn = async (): Promise<void> => {
      await work();
      this.errors.worked(name);
    };
    return new Ticker(everyMs, turn, (error) => this.errors.failed(name, error));
  }
}
