import { Inject, Injectable } from '@nestjs/common';
import type { Job } from 'graphile-worker';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { LOG, type Log } from '../config/log.js';
import { Database } from '../database/database.js';
import { SECOND } from '../kernel/clock.js';
import { DeliverMessage } from './deliver-message.js';
import { CREW_SIZE, JobCrew } from './job-crew.js';
import { freeAbandonedJobs } from './outbox/outbox.sql.js';

/** How long closing the connections may take. */
const CLOSE_PATIENCE = SECOND / 2;

/** Runs the job queue (graphile-worker): picks up delivery jobs, tries failed ones again later and later, ends in order. */
@Injectable()
export class DeliveryJobs {
  private pool: pg.Pool | undefined;
  private crew: JobCrew | undefined;

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
      max: CREW_SIZE + 1,
      application_name: 'gatehouse-worker',
    });
    pool.on('error', (error) => this.log.warn({ err: error }, 'the job queue lost a database connection'));
    this.pool = pool;
    this.crew = new JobCrew(pool, { deliver: (payload, { job }) => this.deliver(payload, job) }, this.log);
  }

  /** Takes no new jobs and waits at most `patienceMs` for those under way; what is left is freed when its lease ends. */
  async stop(patienceMs: number): Promise<void> {
    const { crew, pool } = this;
    this.crew = undefined;
    this.pool = undefined;
    if (crew === undefined || pool === undefined) return;
    await crew.stop(patienceMs);
    await Promise.race([
      pool.end(),
      new Promise<void>((resolve) => setTimeout(resolve, CLOSE_PATIENCE).unref()),
    ]);
  }

  /** Hands on the jobs of workers that were killed in the middle of a delivery. */
  async freeAbandoned(): Promise<void> {
    await this.database.query(freeAbandonedJobs(this.config.deliveryLeaseSeconds * SECOND));
  }

  private deliver(payload: unknown, job: Job): Promise<void> {
    const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
    if (typeof id !== 'string') throw new Error('A delivery job without the id of a message.');
    return this.deliverMessage.run(id, { isLastAttempt: job.attempts >= job.max_attempts });
  }
}
