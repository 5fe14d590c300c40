import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Database } from '../../database/database.js';
import { RequestMetrics } from '../../http/request-metrics.js';
import { Clock } from '../../kernel/clock.js';
import { windowAround } from './phone-codes.rules.js';

interface HourOfCodes {
  readonly sent: number;
  readonly busiest: number;
}

/** What an operator watches for pumping: how many codes leave, how many of them to numbers that begin alike, and what was held back. */
@Injectable()
export class PhoneCodeMetrics implements OnModuleInit {
  private readonly refusals: Counter<'code'>;

  constructor(
    private readonly metrics: RequestMetrics,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.refusals = new Counter({
      name: 'gatehouse_phone_codes_refused_total',
      help: 'Codes that were not sent because too many were, by the code of the refusal.',
      labelNames: ['code'],
      registers: [metrics.registry],
    });
  }

  onModuleInit(): void {
    const read = (): Promise<HourOfCodes> => this.readHour();
    const registers = [this.metrics.registry];
    new Gauge({
      name: 'gatehouse_phone_codes_this_hour',
      help: 'Codes sent to phones since the hour (UTC) began.',
      registers,
      async collect() {
        this.set((await read()).sent);
      },
    });
    new Gauge({
      name: 'gatehouse_phone_codes_busiest_prefix_this_hour',
      help: 'The most codes sent to numbers that begin alike since the hour (UTC) began.',
      registers,
      async collect() {
        this.set((await read()).busiest);
      },
    });
  }

  countRefusal(code: string): void {
    this.refusals.inc({ code });
  }

  /** Index: phone_code_quotas_old. */
  private async readHour(): Promise<HourOfCodes> {
    const { start } = windowAround(this.clock.now(), 'hour');
    const hour = await this.database.find<HourOfCodes>({
      name: 'phone-codes-this-hour',
      text: `SELECT coalesce(sum(q.used), 0)::int AS sent, coalesce(max(q.used), 0) AS busiest
             FROM phone_code_quotas q WHERE q.kind = 'prefix' AND q.window_start = $1`,
      values: [start],
    });
    return hour ?? { sent: 0, busiest: 0 };
  }
}
