import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { SandboxCallback, SandboxPost } from '../../../integrations/payments/sandbox-gateway.js';
import { Clock, HOUR, SECOND } from '../../../kernel/clock.js';

/** A callback that is to be sent now. */
export interface DueCallback {
  readonly eventId: string;
  readonly body: string;
  readonly copies: number;
  readonly attempts: number;
}

/** Longer than a callback may take, so that nobody else sends it meanwhile. */
const LEASE_MS = 15 * SECOND;
const LONGEST_WAIT_MS = HOUR;

/** The sandbox's own memory: what it still has to call back with, over restarts and for all processes. Times are the program's. */
@Injectable()
export class SandboxCallbacks implements SandboxPost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Once an event, however often the same refund is ordered. */
  async keep({ eventId, payment, body, copies, delaySeconds }: SandboxCallback): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + delaySeconds * SECOND);
    await this.database.query({
      name: 'keep-sandbox-callback',
      text: `INSERT INTO sandbox_callbacks (event_id, payment, body, copies, due_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (event_id) DO NOTHING`,
      values: [eventId, payment, body, copies, dueAt],
    });
  }

  /** Takes what is due, all of it or of one event, for whoever asks first. */
  claimDue(now: Date, eventId: string | null = null): Promise<DueCallback[]> {
    return this.database.query<DueCallback>({
      name: 'claim-sandbox-callbacks',
      text: `UPDATE sandbox_callbacks c SET attempts = c.attempts + 1, due_at = $2
             WHERE c.event_id IN (
               SELECT d.event_id FROM sandbox_callbacks d
               WHERE d.delivered_at IS NULL AND d.due_at <= $1 AND ($3::text IS NULL OR d.event_id = $3)
               ORDER BY d.due_at LIMIT 20 FOR UPDATE SKIP LOCKED)
             RETURNING c.event_id AS "eventId", c.body, c.copies, c.attempts`,
      values: [now, new Date(now.getTime() + LEASE_MS), eventId],
    });
  }

  async delivered(eventId: string): Promise<void> {
    await this.database.query({
      name: 'sandbox-callback-delivered',
      text: `UPDATE sandbox_callbacks SET delivered_at = $2 WHERE event_id = $1`,
      values: [eventId, this.clock.now()],
    });
  }

  /** It was not taken in: later and later again. */
  async notTaken({ eventId, attempts }: DueCallback): Promise<void> {
    const wait = Math.min(2 ** attempts * SECOND, LONGEST_WAIT_MS);
    await this.database.query({
      name: 'sandbox-callback-not-taken',
      text: `UPDATE sandbox_callbacks SET due_at = $2 WHERE event_id = $1 AND delivered_at IS NULL`,
      values: [eventId, new Date(this.clock.now().getTime() + wait)],
    });
  }
}
