import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock, DAY } from '../kernel/clock.js';

/** What is deleted once it has been of no use for a while. `$1` is the limit. */
const LEFTOVERS: readonly { readonly name: string; readonly keptFor: number; readonly text: string }[] = [
  {
    name: 'tidy-sessions',
    keptFor: 7 * DAY,
    text: `DELETE FROM sessions WHERE expires_at < $1`,
  },
  {
    name: 'tidy-one-time-links',
    keptFor: 30 * DAY,
    text: `DELETE FROM one_time_links WHERE expires_at < $1`,
  },
  {
    // A key is good for 24 hours; the second day is for clocks that differ.
    name: 'tidy-idempotency-keys',
    keptFor: 2 * DAY,
    text: `DELETE FROM idempotency_keys WHERE created_at < $1`,
  },
  {
    name: 'tidy-dev-inbox',
    keptFor: 30 * DAY,
    text: `DELETE FROM dev_inbox_messages WHERE sent_at < $1`,
  },
  {
    name: 'tidy-event-deliveries',
    keptFor: 30 * DAY,
    text: `DELETE FROM event_deliveries WHERE settled_at < $1`,
  },
  {
    // A code that was used stays: it says who has proved which number.
    name: 'tidy-phone-codes',
    keptFor: 7 * DAY,
    text: `DELETE FROM phone_codes WHERE expires_at < $1 AND end_reason IS DISTINCT FROM 'used'`,
  },
  {
    name: 'tidy-phone-code-quotas',
    keptFor: 2 * DAY,
    text: `DELETE FROM phone_code_quotas WHERE window_start < $1`,
  },
];

/** Removes expired sessions, links and codes, old idempotency keys old development mail and the log of events. Safe to run in several processes at once. */
@Injectable()
export class TidyUp {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const { name, keptFor, text } of LEFTOVERS)
      await this.database.query({ name, text, values: [new Date(now - keptFor)] });
  }
}
