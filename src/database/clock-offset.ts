import type { SystemClock } from '../kernel/clock.js';
import type { Database } from './database.js';

const NAME = 'clock_offset_ms';

/** Sets the clock to where the development tools have moved it; every process of the same database shares one time. */
export async function loadClockOffset(database: Database, clock: SystemClock): Promise<void> {
  const row = await database.find<{ value: number }>({
    name: 'load-clock-offset',
    text: `SELECT value FROM settings WHERE name = $1`,
    values: [NAME],
  });
  if (row !== null && Number.isSafeInteger(row.value)) clock.offset = row.value;
}

/** Moves the shared time on by `ms` and this clock with it. Development only. */
export async function advanceClock(database: Database, clock: SystemClock, ms: number): Promise<void> {
  const row = await database.find<{ value: number }>({
    name: 'advance-clock-offset',
    text: `INSERT INTO settings AS kept (name, value, updated_at) VALUES ($1, to_jsonb($2::bigint), $3)
           ON CONFLICT (name) DO UPDATE SET value = to_jsonb((kept.value #>> '{}')::bigint + $2::bigint), updated_at = $3
           RETURNING value`,
    values: [NAME, ms, clock.now()],
  });
  if (row !== null) clock.offset = row.value;
}
