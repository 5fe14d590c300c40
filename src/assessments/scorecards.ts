import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock, SECOND } from '../kernel/clock.js';
import { DEFAULT_SCORECARD, parseScorecard, type Scorecard } from './scorecard.js';
import { insertFirstScorecard, newestScorecard, type ScorecardRow } from './scorecards.sql.js';
import { SIGNAL_NAMES } from './signals/signal.js';

/** How long a process goes on with the version it knows after another process has published one. */
const KEPT_FOR = 3 * SECOND;

/** The scorecard by which signups are assessed: the newest version kept in the database. */
@Injectable()
export class Scorecards implements OnApplicationBootstrap {
  private known: { readonly scorecard: Scorecard; readonly readAt: number } | undefined;
  private reading: Promise<Scorecard> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A new installation begins with the default as version 1. */
  async onApplicationBootstrap(): Promise<void> {
    await this.database.query(insertFirstScorecard(DEFAULT_SCORECARD, this.clock.now()));
  }

  /** The version that counts now; read again every few seconds. One that is known serves on while the database cannot be asked. */
  async current(): Promise<Scorecard> {
    const now = this.clock.now().getTime();
    if (this.known !== undefined && Math.abs(now - this.known.readAt) < KEPT_FOR) return this.known.scorecard;
    try {
      return await (this.reading ?? this.read(now));
    } catch (error) {
      if (this.known === undefined) throw error;
      return this.known.scorecard;
    }
  }

  /** Lets the next signup in this process see a version that was just published. */
  forget(): void {
    this.known = undefined;
    this.reading = undefined;
  }

  /** Many signups at once share one reading; a reading that began before `forget` is not kept. */
  private async read(readAt: number): Promise<Scorecard> {
    const reading = this.load();
    this.reading = reading;
    try {
      const scorecard = await reading;
      if (this.reading === reading) this.known = { scorecard, readAt };
      return scorecard;
    } finally {
      if (this.reading === reading) this.reading = undefined;
    }
  }

  private async load(): Promise<Scorecard> {
    const row = await this.database.find<ScorecardRow>(newestScorecard());
    return row === null ? DEFAULT_SCORECARD : readStored(row.scorecard);
  }
}

/**
 * A kept version as this program reads it. It may be older than the program: signals that it does not know get the default's
 * points and force nothing, and signals that are gone are passed over.
 */
export function readStored(value: unknown): Scorecard {
  const kept = asRecord(value);
  const points = asRecord(kept['points']);
  const forced = asRecord(kept['forced']);
  const pick = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(SIGNAL_NAMES.filter((name) => name in from).map((name) => [name, from[name]]));
  return parseScorecard({
    ...kept,
    points: { ...DEFAULT_SCORECARD.points, ...pick(points) },
    forced: pick(forced),
  });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
