import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '../../database/database.js';
import { RequestMetrics } from '../../http/request-metrics.js';
import { Clock, SECOND } from '../../kernel/clock.js';
import { CASE_TYPES } from '../../kernel/words.js';
import { SealAudit } from '../../ledger/seal-audit.js';

/** Counts stop here: beyond it "too many" is all one needs to know, and no scrape counts a whole table. */
const MOST_COUNTED = 10_000;

/** How the whole system is doing, read from the database when somebody asks. */
@Injectable()
export class SystemGauges implements OnModuleInit {
  constructor(
    private readonly metrics: RequestMetrics,
    private readonly database: Database,
    private readonly sealAudit: SealAudit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gauge('outbox_messages', `Messages not delivered, at most ${MOST_COUNTED} of each.`, 'status', () =>
      this.outboxCounts(),
    );
    this.gauge('cases_open', `Open cases, at most ${MOST_COUNTED} of each type.`, 'type', () =>
      this.caseCounts(),
    );
    this.gauge(
      'outbox_oldest_pending_seconds',
      'Age of the oldest message not delivered.',
      null,
      async () => ({
        '': await this.oldestPending(),
      }),
    );
    this.gauge(
      'worker_lag_seconds',
      'How long the job that is due longest has waited for a worker.',
      null,
      async () => ({
        '': await this.workerLag(),
      }),
    );
    this.gauge(
      'audit_oldest_unsealed_seconds',
      'Age of the oldest audit event in no seal.',
      null,
      async () => ({
        '': this.ageOf(await this.sealAudit.oldestUnsealed()),
      }),
    );
  }

  /** A gauge whose values, one for each value of the label, are read at each scrape. */
  private gauge(
    name: string,
    help: string,
    label: string | null,
    read: () => Promise<Readonly<Record<string, number>>>,
  ): void {
    new Gauge({
      name: `gatehouse_${name}`,
      help,
      labelNames: label === null ? [] : [label],
      registers: [this.metrics.registry],
      async collect() {
        for (const [value, amount] of Object.entries(await read()))
          if (label === null) this.set(amount);
          else this.set({ [label]: value }, amount);
      },
    });
  }

  private async outboxCounts(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.database.query<{ pending: number; dead: number }>({
      name: 'count-outbox',
      text: `SELECT (SELECT count(*) FROM (SELECT FROM outbox_messages WHERE status = 'pending' LIMIT $1) p) AS pending,
                    (SELECT count(*) FROM (SELECT FROM outbox_messages WHERE status = 'dead' LIMIT $1) d) AS dead`,
      values: [MOST_COUNTED],
    });
    return { pending: rows[0]?.pending ?? 0, dead: rows[0]?.dead ?? 0 };
  }

  private async caseCounts(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.database.query<{ type: string; open: number }>({
      name: 'count-open-cases',
      text: `SELECT t.type, (SELECT count(*) FROM (SELECT FROM cases c WHERE c.type = t.type
               AND c.status IN ('open','in_review','awaiting_customer','snoozed') LIMIT $2) o) AS open
             FROM unnest($1::text[]) AS t (type)`,
      values: [[...CASE_TYPES], MOST_COUNTED],
    });
    return Object.fromEntries(rows.map((row) => [row.type, row.open]));
  }

  private async oldestPending(): Promise<number> {
    const row = await this.database.find<{ at: Date }>({
      name: 'oldest-pending-message',
      text: `SELECT created_at AS at FROM outbox_messages WHERE status = 'pending' ORDER BY created_at, id LIMIT 1`,
      values: [],
    });
    return this.ageOf(row?.at ?? null);
  }

  /** In the database's time, by which the queue goes. */
  private async workerLag(): Promise<number> {
    const row = await this.database.find<{ lag: number | null }>({
      name: 'worker-lag',
      text: `SELECT extract(epoch FROM now() - min(run_at))::float8 AS lag FROM graphile_worker.jobs
             WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now()`,
      values: [],
    });
    return Math.max(0, row?.lag ?? 0);
  }

  private ageOf(at: Date | null): number {
    return at === null ? 0 : Math.max(0, this.clock.now().getTime() - at.getTime()) / SECOND;
  }
}
