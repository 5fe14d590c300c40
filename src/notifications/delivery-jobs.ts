import { Inject, Injectable } from '@nestjs/common';
import { Logger, runTaskList, type JobHelpers, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { LOG, type Log } from '../config/log.js';
import { Database } from '../database/database.js';
import { SECOND } from '../kernel/clock.js';
import { DeliverMessage } from './deliver-message.js';
import { freeAbandonedJobs } from './outbox/outbox.sql.js';

/** Messages that one process delivers at the same time. */
const CONCURRENCY = 4;
/** Jobs are written without a NOTIFY (see the migration of the outbox), so each of the four looks this often when idle. */
const LOOK_EVERY_MS = 250;

/** Runs the job queue (graphile-worker): picks up delivery jobs, tries failed ones again later and later, ends in order. */
@Injectable()
export class DeliveryJobs {
  private pool: pg.Pool | undefined;
  private workers: WorkerPool | undefined;

  constructor(
    private readonly database: Database,
    private readonly deliverMessage: DeliverMessage,
    @Inject(CONFIG) private readonly config: Pick<Config, 'deliveryLeaseSeconds'>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** `directUrl` must not lead through a pooler that shares connections between transactions: the queue listens on one. */
  start(directUrl: string): void {
    const pool = new pg.Pool({
      connectionString: directUrl,
      max: CONCURRENCY + 1,
      application_name: 'gatehouse-worker',
    });
    pool.on('error', (error) => this.log.warn({ err: error }, 'the job queue lost a database connection'));
    this.pool = pool;
    this.workers = runTaskList(
      {
        concurrency: CONCURRENCY,
        pollInterval: LOOK_EVERY_MS,
        noHandleSignals: true,
        logger: this.logger(),
        pgPool: pool,
      },
      { deliver: (payload, { job }) => this.deliver(payload, job) },
      pool,
    );
    this.workers.promise.catch((error: unknown) => this.log.error({ err: error }, 'the job queue stopped'));
  }

  /** Takes no new jobs and waits at most `patienceMs` for those under way; what is left is freed when its lease ends. */
  async stop(patienceMs: number): Promise<void> {
    const { workers, pool } = this;
    this.workers = undefined;
    this.pool = undefined;
    if (workers === undefined || pool === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
    await Promise.race([workers.gracefulShutdown(), enough]);
    clearTimeout(timer);
    await Promise.race([pool.end(), new Promise<void>((resolve) => setTimeout(resolve, 500).unref())]);
  }

  /** Hands on the jobs of workers that were killed in the middle of a delivery. */
  async freeAbandoned(): Promise<void> {
    await this.database.query(freeAbandonedJobs(this.config.deliveryLeaseSeconds * SECOND));
  }

  private deliver(payload: unknown, job: JobHelpers['job']): Promise<void> {
    const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
    if (typeof id !== 'string') throw new Error('A delivery job without the id of a message.');
    return this.deliverMessage.run(id, { isLastAttempt: job.attempts >= job.max_attempts });
  }

  private logger(): Logger {
    const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'debug' } as const;
    return new Logger(() => (level, message) => this.log[levels[level]](message));
  }
}
