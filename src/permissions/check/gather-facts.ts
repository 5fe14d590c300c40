import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LOG, type Log } from '../../config/log.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import type { SendingFacts } from '../permission-reasons.js';
import { FactsConnection } from './facts-connection.js';
import { KnownParents } from './known-parents.js';
import { FactsFound, type Asked } from './sending-facts.js';
import { sendingFacts, unitsOfDay, type FactsRow } from './sending-facts.sql.js';

/** Statements under way at a time: while the server reads for one, the next is filled and the one before is answered. */
const MOST_UNDER_WAY = 4;
/** Questions in one statement at most; more wait for the next. */
const MOST_TOGETHER = 256;

/** What came of one question: the key does not count, there is no such account, or what is known. */
export type Found = 'key_refused' | 'account_unknown' | SendingFacts;

interface Waiting {
  readonly asked: Asked;
  readonly answer: (found: Found) => void;
  readonly fail: (error: unknown) => void;
}

/** Questions of one caller that go to the database together. `keyHash` null: he has proved who he is. */
interface Batch {
  readonly keyHash: Buffer | null;
  readonly waiting: Waiting[];
}

const NO_UNITS: ReadonlyMap<string, number> = new Map();

/**
 * Finds what checks rest on. Those that arrive in one turn of the event loop, or while statements are under way, share the next
 * one: the round trip costs more than the reading. A statement always begins after the last question in it came, so that whatever
 * was committed before a question was asked is seen in its answer, on every process.
 */
@Injectable()
export class GatherFacts implements OnModuleDestroy {
  private readonly connection: FactsConnection;
  private readonly batches: Batch[] = [];
  private readonly parents = new KnownParents();
  private underWay = 0;
  private isPlanned = false;

  constructor(
    database: Database,
    private readonly clock: Clock,
    @Inject(LOG) log: Log,
  ) {
    this.connection = new FactsConnection(() => database.pool.options, log);
  }

  /** @throws DatabaseAwayError */
  find(asked: Asked, keyHash: Buffer | null): Promise<Found> {
    return new Promise((answer, fail) => {
      this.join({ asked, answer, fail }, keyHash);
      if (this.isPlanned || this.underWay >= MOST_UNDER_WAY) return;
      this.isPlanned = true;
      setImmediate(() => {
        this.isPlanned = false;
        void this.answerAll();
      });
    });
  }

  onModuleDestroy(): Promise<void> {
    return this.connection.end();
  }

  /** The youngest batch of this caller, while it has room. */
  private join(waiting: Waiting, keyHash: Buffer | null): void {
    const open = this.batches.findLast((batch) => isSameKey(batch.keyHash, keyHash));
    if (open !== undefined && open.waiting.length < MOST_TOGETHER) open.waiting.push(waiting);
    else this.batches.push({ keyHash, waiting: [waiting] });
  }

  private async answerAll(): Promise<void> {
    this.underWay += 1;
    for (let next = this.batches.shift(); next !== undefined; next = this.batches.shift())
      await this.answerBatch(next);
    this.underWay -= 1;
  }

  private async answerBatch({ keyHash, waiting }: Batch): Promise<void> {
    try {
      const wanted = this.wantedBy(waiting);
      const found = new FactsFound(
        await this.connection.read<FactsRow>(sendingFacts({ ...wanted, keyHash })),
      );
      if (keyHash !== null && !found.keyCounts) return waiting.forEach(({ answer }) => answer('key_refused'));
      const limited = found.limited();
      const units = limited.length === 0 ? NO_UNITS : await this.unitsOf(limited);
      for (const one of waiting)
        if (this.isComplete(one.asked, found, wanted.accounts))
          one.answer(found.of(one.asked, units) ?? 'account_unknown');
        else this.join(one, keyHash);
    } catch (error) {
      for (const { fail } of waiting) fail(error);
    }
  }

  /** The keys of all rows that the questions need. */
  private wantedBy(waiting: readonly Waiting[]) {
    const accounts: string[] = [];
    const countries: string[] = [];
    const numbers: string[] = [];
    for (const { asked } of waiting) {
      accounts.push(asked.accountId);
      const parent = this.parents.of(asked.accountId);
      if (parent !== undefined) accounts.push(parent);
      if (asked.country !== null && !countries.includes(asked.country)) countries.push(asked.country);
      if (asked.from !== null) numbers.push(asked.from);
    }
    return { accounts, countries, numbers };
  }

  /** Of an account that turns out to have a parent, the parent must be known, too: it is asked once more, with it. */
  private isComplete({ accountId }: Asked, found: FactsFound, accounts: readonly string[]): boolean {
    const owner = found.ownerOf(accountId);
    if (owner === null || owner === accountId || accounts.includes(owner)) return true;
    this.parents.learn(accountId, owner);
    return false;
  }

  /** Usage is what was reported by now: it need not be of the same moment as the rest. */
  private async unitsOf(accounts: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const day = this.clock.now().toISOString().slice(0, 10);
    return new Map(await this.connection.read<[string, number]>(unitsOfDay(accounts, day)));
  }
}

function isSameKey(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
