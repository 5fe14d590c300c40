import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Log } from '../config/log.js';
import { SECOND } from '../kernel/clock.js';

/** Jobs that one process works on at the same time. */
export const CREW_SIZE = 4;
/** Jobs are written without a NOTIFY (see the migration of the outbox), so each of the crew looks this often when idle. */
const LOOK_EVERY_MS = 250;
/** Failed looks in a row, of the whole crew, after which it is hired anew. */
const MOST_FAILED_LOOKS = 5 * CREW_SIZE;

/**
 * The workers of the job queue. The library's do not survive every loss of the database: one that cannot write down how
 * its job ended stops for good, and one that begins while the database is away never finds a job. So they are watched, and
 * all are hired anew once the database is back.
 */
export class JobCrew {
  private workers: WorkerPool | undefined;
  private isOver = false;

  constructor(
    private readonly pool: Pool,
    private readonly tasks: TaskList,
    private readonly log: Log,
  ) {
    this.hire();
  }

  /** Takes no new jobs and waits at most `patienceMs` for those under way. */
  async stop(patienceMs: number): Promise<void> {
    this.isOver = true;
    await this.dismiss(patienceMs);
  }

  private hire(): void {
    const events: WorkerEvents = new EventEmitter();
    const workers = runTaskList(
      {
        concurrency: CREW_SIZE,
        pollInterval: LOOK_EVERY_MS,
        noHandleSignals: true,
        logger: this.logger(),
        pgPool: this.pool,
        events,
      },
      this.tasks,
      this.pool,
    );
    let failedLooks = 0;
    const replace = (): void => void this.replace(workers);
    events.on('worker:fatalError', replace);
    events.on('worker:getJob:error', () => {
      if (++failedLooks === MOST_FAILED_LOOKS) replace();
    });
    for (const found of ['worker:getJob:empty', 'job:start'] as const)
      events.on(found, () => (failedLooks = 0));
    workers.promise.catch((error: unknown) => this.log.warn({ err: error }, 'the job queue stopped'));
    this.workers = workers;
  }

  private async replace(workers: WorkerPool): Promise<void> {
    if (this.workers !== workers || this.isOver) return;
    this.log.warn('the job queue lost the database; its workers begin anew when it is back');
    await this.dismiss(SECOND);
    while (!this.isOver && !(await this.isDatabaseThere())) await pause(SECOND / 2);
    if (!this.isOver) this.hire();
  }

  private async dismiss(patienceMs: number): Promise<void> {
    const workers = this.workers;
    this.workers = undefined;
    if (workers === undefined) return;
    const enough = new AbortController();
    const gone = workers.gracefulShutdown().catch(() => undefined);
    await Promise.race([
      gone,
      pause(patienceMs, undefined, { signal: enough.signal }).catch(() => undefined),
    ]);
    enough.abort();
  }

  private async isDatabaseThere(): Promise<boolean> {
    return this.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  private logger(): Logger {
    const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'debug' } as const;
    return new Logger(() => (level, message) => this.log[levels[level]](message));
  }
}
