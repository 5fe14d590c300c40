import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LOG, type Log } from '../../../config/log.js';
import { Database } from '../../../database/database.js';
import { DueTasks } from '../../../database/due-tasks.js';
import { Clock, SECOND } from '../../../kernel/clock.js';
import { claimSinks, type ClaimedSink } from './deliveries.sql.js';
import { DrainSink, LEASE_MS } from './drain-sink.js';

/** Sinks that one process serves at the same time. One that hangs takes one of these places, for a round, and then rests. */
const MOST_SINKS = 64;

/** How long the rounds under way may take to end when the program stops; what is cut off is sent again by another process. */
const STOP_PATIENCE_MS = 3 * SECOND;

/**
 * Keeps deliveries moving: each sink that has something due is served by itself, so that none waits for another. Woken by the due work
 * every second, and at once when an event is fanned out here.
 */
@Injectable()
export class EventPump implements OnModuleInit, OnModuleDestroy {
  private readonly underWay = new Map<string, Promise<void>>();
  private looking: Promise<void> | undefined;
  private isAskedAgain = false;
  private isOver = false;

  constructor(
    private readonly database: Database,
    private readonly tasks: DueTasks,
    private readonly clock: Clock,
    private readonly drainSink: DrainSink,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.tasks.register({
      name: 'event-streams.deliver',
      run: () => {
        this.wake();
        return Promise.resolve(0); // the due work does not wait for receivers
      },
    });
  }

  /** Looks for what is due, now or as soon as the look under way is over. */
  wake(): void {
    if (this.isOver) return;
    if (this.looking !== undefined) {
      this.isAskedAgain = true;
      return;
    }
    this.looking = this.look()
      .catch((error: unknown) => this.log.warn({ err: error }, 'sinks with due events could not be found'))
      .finally(() => {
        this.looking = undefined;
        if (!this.isAskedAgain) return;
        this.isAskedAgain = false;
        this.wake();
      });
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    await this.looking;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOP_PATIENCE_MS);
    });
    await Promise.race([Promise.all(this.underWay.values()), enough]);
    clearTimeout(timer);
  }

  private async look(): Promise<void> {
    const places = MOST_SINKS - this.underWay.size;
    if (places <= 0) return;
    const sinks = await this.database.query<ClaimedSink>(claimSinks(this.clock.now(), places, LEASE_MS));
    for (const sink of sinks) this.underWay.set(sink.id, this.serve(sink));
  }

  private async serve(sink: ClaimedSink): Promise<void> {
    try {
      await this.drainSink.run(sink, () => this.isOver);
      this.underWay.delete(sink.id);
      this.wake(); // for what came meanwhile, and for whoever waited for a place
    } catch (error) {
      this.log.warn({ err: error, sink: sink.id }, 'events could not be delivered to a sink');
    } finally {
      this.underWay.delete(sink.id);
    }
  }
}
