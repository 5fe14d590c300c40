import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { FactsSource, MOST_UNDER_WAY } from './facts-source.js';
import { readFacts, sendingFacts, type FactsWanted, type Found } from './sending-facts.sql.js';

/** Questions in one statement at most; more wait for the next. */
const MOST_TOGETHER = 256;

interface Waiting {
  readonly wanted: FactsWanted;
  readonly answer: (found: Found) => void;
  readonly fail: (error: unknown) => void;
}

/** Questions of one caller that go to the database together. `keyHash` null: the key of the environment, which needs no proof. */
interface Batch {
  readonly keyHash: Buffer | null;
  readonly waiting: Waiting[];
}

/**
 * Finds what checks rest on. Those that arrive in one turn of the event loop, or while others are under way, share a statement:
 * the round trip costs more than the reading. A statement always begins after the last question in it came, so that whatever was
 * committed before a question was asked is seen in its answer, on every process.
 */
@Injectable()
export class GatherFacts {
  private readonly batches = new Map<string, Batch>();
  private underWay = 0;
  private isPlanned = false;

  constructor(
    private readonly source: FactsSource,
    private readonly clock: Clock,
  ) {}

  /** @throws DatabaseAwayError */
  find(wanted: FactsWanted, keyHash: Buffer | null): Promise<Found> {
    return new Promise((answer, fail) => {
      this.batchOf(keyHash).waiting.push({ wanted, answer, fail });
      if (this.isPlanned || this.underWay >= MOST_UNDER_WAY) return;
      this.isPlanned = true;
      setImmediate(() => {
        this.isPlanned = false;
        this.sendNext();
      });
    });
  }

  private batchOf(keyHash: Buffer | null): Batch {
    const name = keyHash === null ? '' : keyHash.toString('latin1');
    const open = this.batches.get(name);
    if (open !== undefined && open.waiting.length < MOST_TOGETHER) return open;
    // A full one keeps its turn under a name of its own.
    if (open !== undefined) this.batches.set(`${name} ${this.batches.size}`, open);
    const batch = { keyHash, waiting: [] };
    this.batches.set(name, batch);
    return batch;
  }

  private sendNext(): void {
    for (const [name, batch] of this.batches) {
      if (this.underWay >= MOST_UNDER_WAY) return;
      this.batches.delete(name);
      this.underWay += 1;
      void this.answerAll(batch).finally(() => {
        this.underWay -= 1;
        this.sendNext();
      });
    }
  }

  private async answerAll({ keyHash, waiting }: Batch): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    try {
      const wanted = waiting.map((one) => one.wanted);
      const rows = await this.source.read(sendingFacts(wanted, keyHash, day));
      for (const row of rows) waiting[row[0] - 1]?.answer(readFacts(row));
    } catch (error) {
      for (const one of waiting) one.fail(error);
    }
  }
}
