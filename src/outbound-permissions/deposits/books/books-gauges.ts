import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '../../../database/database.js';
import { DueTasks, type DueTask } from '../../../database/due-tasks.js';
import { RequestMetrics } from '../../../http/request-metrics.js';
import { HOUR } from '../../../kernel/clock.js';
import { CheckBooks } from './check-books.js';

/** Counts stop here: no scrape counts a whole table. */
const MOST_COUNTED = 10_000;
const CHECKED = 'deposit_books_checked';

interface Checked {
  readonly flaws: number;
}

/** For whoever runs the program: whether the books add up, by the check of the last hour, and what waits for a person or a gateway. */
@Injectable()
export class BooksGauges implements DueTask, OnModuleInit {
  readonly name = 'check-deposit-books';

  constructor(
    private readonly database: Database,
    private readonly metrics: RequestMetrics,
    private readonly dueTasks: DueTasks,
    private readonly books: CheckBooks,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register(this);
    this.gauge('deposit_books_flaws', 'What did not add up in the books of deposits at the last check.', () =>
      this.flaws(),
    );
    this.gauge(
      'parked_payment_news',
      `News of payments that wait for a person, at most ${MOST_COUNTED}.`,
      () =>
        this.count(
          'parked',
          `SELECT FROM gateway_events WHERE parked_reason IS NOT NULL AND settled_at IS NULL LIMIT $1`,
        ),
    );
    this.gauge('refunds_under_way', `Deposits on their way back, at most ${MOST_COUNTED}.`, () =>
      this.count(
        'refunds',
        `SELECT FROM deposits WHERE status = 'held' AND refund_requested_at IS NOT NULL AND refund_refused_at IS NULL LIMIT $1`,
      ),
    );
  }

  /** Once an hour, in one process; it has nothing more to do afterwards, so it gives 0. */
  async run(now: Date): Promise<number> {
    const mine = await this.database.find({
      name: 'claim-check-of-books',
      text: `INSERT INTO settings AS s (name, value, updated_at) VALUES ($1, '{"flaws": 0}', $2)
             ON CONFLICT (name) DO UPDATE SET updated_at = $2 WHERE s.updated_at <= $3 RETURNING 1 AS mine`,
      values: [CHECKED, now, new Date(now.getTime() - HOUR)],
    });
    if (mine === null) return 0;
    const verdict = await this.books.run();
    const checked: Checked = { flaws: verdict.ok ? 0 : verdict.flaws.length };
    await this.database.query({
      name: 'note-check-of-books',
      text: `UPDATE settings SET value = $2 WHERE name = $1`,
      values: [CHECKED, JSON.stringify(checked)],
    });
    return 0;
  }

  private gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name: `gatehouse_${name}`,
      help,
      registers: [this.metrics.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  private async flaws(): Promise<number> {
    const row = await this.database.find<{ value: Checked }>({
      name: 'last-check-of-books',
      text: `SELECT value FROM settings WHERE name = $1`,
      values: [CHECKED],
    });
    return row?.value.flaws ?? 0;
  }

  private async count(what: string, limited: string): Promise<number> {
    const row = await this.database.find<{ count: number }>({
      name: `count-${what}-of-deposits`,
      text: `SELECT count(*)::int AS count FROM (${limited}) l`,
      values: [MOST_COUNTED],
    });
    return row?.count ?? 0;
  }
}
