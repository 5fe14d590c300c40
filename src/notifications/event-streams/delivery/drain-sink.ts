import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Clock, SECOND } from '../../../kernel/clock.js';
import { nextTry, restUntil } from './back-off.js';
import {
  dueDeliveries,
  extendClaim,
  releaseSink,
  writeAttempts,
  type Attempt,
  type ClaimedSink,
  type DueDelivery,
} from './deliveries.sql.js';
import { SendEvents, type Sent } from './send-events.js';
import { markFailing, markWell, rest, type SinkHealth } from './sink-health.sql.js';
import { SwitchOffSink } from './switch-off-sink.js';

/** How long a sink is held without a word: longer than any round takes. */
export const LEASE_MS = 30 * SECOND;

/** Deliveries looked at in one round, requests at the same time to one sink, events in a request where a sink wants several. */
const ROUND = 100;
const AT_ONCE = 4;
const BATCH = 25;

const STATES = { taken: 'delivered', refused: 'discarded', not_now: 'pending' } as const;

interface Tried {
  readonly delivery: DueDelivery;
  readonly sent: Sent;
}

/** Sends a sink what is due for it, round by round, until nothing is left or it does not take it now. */
@Injectable()
export class DrainSink {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sendEvents: SendEvents,
    private readonly switchOffSink: SwitchOffSink,
  ) {}

  /** Lets go of the sink in the end. Ends after the round under way when `isOver` says so. */
  async run(sink: ClaimedSink, isOver: () => boolean): Promise<void> {
    try {
      for (;;) {
        const due = await this.database.query<DueDelivery>(dueDeliveries(sink.id, this.clock.now(), ROUND));
        if (due.length === 0) return;
        const tried = await this.sendAll(sink, due);
        const isWell = await this.writeDown(sink, tried);
        if (!isWell || isOver() || due.length < ROUND) return;
        await this.database.query(extendClaim(sink.id, LEASE_MS));
      }
    } finally {
      await this.database.query(releaseSink(sink.id));
    }
  }

  /** A few requests at the same time; none is begun any more once one was not taken. What was not tried stays due. */
  private async sendAll(sink: ClaimedSink, due: readonly DueDelivery[]): Promise<readonly Tried[]> {
    const requests = inRequests(due, sink.batchEvents ? BATCH : 1);
    const tried: Tried[] = [];
    let isTaking = true;
    const work = async (): Promise<void> => {
      for (let next = requests.shift(); next !== undefined && isTaking; next = requests.shift()) {
        const sent = await this.sendEvents.run(sink, next);
        if (sent.outcome === 'not_now') isTaking = false;
        tried.push(...next.map((delivery) => ({ delivery, sent })));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return tried;
  }

  /** Gives whether the sink is fit for another round. */
  private async writeDown(sink: ClaimedSink, tried: readonly Tried[]): Promise<boolean> {
    const now = this.clock.now();
    await this.database.query(
      writeAttempts(
        tried.map((one) => attemptOf(one, now)),
        now,
      ),
    );
    const isNotNow = tried.some(({ sent }) => sent.outcome === 'not_now');
    const isTaken = tried.some(({ sent }) => sent.outcome === 'taken');
    if (isTaken) await this.database.query(markWell(sink.id));
    if (isTaken && !isNotNow) return true;
    const health = await this.database.find<SinkHealth>(markFailing(sink.id, now));
    if (health?.failingSince != null && this.switchOffSink.isOver(health.failingSince, now)) {
      await this.switchOffSink.run(sink.id, health.failingSince, now);
      return false;
    }
    if (isNotNow)
      await this.database.query(rest(sink.id, restUntil(health?.failures ?? 1, now, Math.random())));
    return !isNotNow;
  }
}

function attemptOf({ delivery, sent }: Tried, now: Date): Attempt {
  const { outcome, status, error } = sent;
  const attempt = { id: delivery.id, status, error };
  if (outcome !== 'not_now') return { ...attempt, state: STATES[outcome], nextTryAt: null };
  const nextTryAt = nextTry(delivery.attempts + 1, delivery.firstTriedAt ?? now, now, Math.random());
  return { ...attempt, state: nextTryAt === null ? 'dead' : 'pending', nextTryAt };
}

function inRequests(due: readonly DueDelivery[], most: number): DueDelivery[][] {
  const requests: DueDelivery[][] = [];
  for (let from = 0; from < due.length; from += most) requests.push(due.slice(from, from + most));
  return requests;
}
