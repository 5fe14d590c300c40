import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '../database/database.js';
import { RequestMetrics } from '../http/request-metrics.js';

/** How many of the newest grants are looked at: no scrape reads a whole table. */
const NEWEST = 1000;

interface Waits {
  readonly median: number | null;
  readonly p95: number | null;
}

/** T9: how long customers wait from their last step to the grant, where nothing was found and the system decides. */
@Injectable()
export class GrantGauges implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly metrics: RequestMetrics,
  ) {}

  onModuleInit(): void {
    const waits = (): Promise<Waits | null> => this.waits();
    new Gauge({
      name: 'gatehouse_outbound_step_to_grant_seconds',
      help: `Time from the last step to the grant, of the newest ${NEWEST} requests that the system granted; no sample before the first.`,
      labelNames: ['quantile'],
      registers: [this.metrics.registry],
      async collect() {
        const { median = null, p95 = null } = (await waits()) ?? {};
        this.reset();
        if (median !== null) this.set({ quantile: '0.5' }, median);
        if (p95 !== null) this.set({ quantile: '0.95' }, p95);
      },
    });
  }

  /** In seconds; index outbound_permissions_granted_at. */
  private waits(): Promise<Waits | null> {
    return this.database.find<Waits>({
      name: 'last-step-to-grant',
      text: `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY w.seconds) AS median,
                    percentile_cont(0.95) WITHIN GROUP (ORDER BY w.seconds) AS p95
             FROM (SELECT extract(epoch FROM o.granted_at - o.completed_at)::float8 AS seconds
                   FROM outbound_permissions o
                   JOIN decisions d ON d.case_id = o.case_id AND d.outcome = 'approve' AND d.actor_kind = 'system'
                   WHERE o.granted_at IS NOT NULL AND o.completed_at IS NOT NULL
                   ORDER BY o.granted_at DESC LIMIT $1) w`,
      values: [NEWEST],
    });
  }
}
