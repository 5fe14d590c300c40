import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SystemClock } from '../kernel/clock.js';
import { Database } from './database.js';

const NAME = 'clock_offset_ms';

/** How far development tools have moved the time on: kept in the database, so that all processes and the next start share one time. */
@Injectable()
export class ClockOffset implements OnModuleInit {
  private known = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
  ) {}

  onModuleInit(): Promise<void> {
    return this.load();
  }

  /** Follows what another process has set since the last look. */
  async load(): Promise<void> {
    const row = await this.database.find<{ value: number }>({
      name: 'load-clock-offset',
      text: `SELECT value FROM settings WHERE name = $1`,
      values: [NAME],
    });
    this.follow(row?.value ?? this.known);
  }

  /** Moves the time on by `ms`, for all. Development only. */
  async advance(ms: number): Promise<Date> {
    const row = await this.database.find<{ value: number }>({
      name: 'advance-clock-offset',
      text: `INSERT INTO settings AS kept (name, value, updated_at) VALUES ($1, to_jsonb($2::bigint), $3)
             ON CONFLICT (name) DO UPDATE SET value = to_jsonb((kept.value #>> '{}')::bigint + $4::bigint), updated_at = $3
             RETURNING value`,
      values: [NAME, this.clock.offset + ms, this.clock.now(), ms],
    });
    this.follow(row?.value ?? this.known);
    return this.clock.now();
  }

  private follow(offset: number): void {
    if (offset === this.known) return;
    this.clock.offset = offset;
    this.known = offset;
  }
}
