import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { LineReader, type LineRefusal } from './read-line.js';
import { LineSplitter, type TakeLine } from './split-lines.js';
import { UsageBatch } from './usage-batch.js';
import type { RejectedLine } from './usage-line.js';
import { WriteUsage } from './write-usage.js';

/** Rejected lines that are named; of the others only the number is told. */
export const NAMED_AT_MOST = 1000;

const TOO_LONG: LineRefusal = { code: 'line_too_long', field: null };

/** What became of a file of usage. */
export interface UsageTakenIn {
  readonly accepted: number;
  /** The first ones. */
  readonly rejected: readonly RejectedLine[];
  /** How many were rejected besides. */
  readonly moreRejected: number;
}

/**
 * P5: what the platform reports of an account's traffic is taken in line by line, whatever its size: while one batch is being
 * written the next is read, and no more than these two are in memory. A batch that is written stays, whatever happens to the
 * rest; whoever is cut off sends everything again, and what was there already changes nothing.
 */
@Injectable()
export class TakeInUsage {
  constructor(
    private readonly writer: WriteUsage,
    private readonly clock: Clock,
  ) {}

  /** @throws whatever the chunks throw: what came before them in whole batches is taken in */
  async takeIn(chunks: AsyncIterable<Buffer>): Promise<UsageTakenIn> {
    const reader = new LineReader(this.clock.now());
    const splitter = new LineSplitter();
    const tally = new Tally();
    let batch = new UsageBatch();
    const take: TakeLine = (number, text) => batch.take(number, text === null ? TOO_LONG : reader.read(text));
    let expectedNew = true;
    const write = async (full: UsageBatch): Promise<void> => {
      const written = await this.writer.write(full, this.clock.now(), { expectedNew });
      expectedNew = written.isNew;
      tally.add(written);
    };
    let writing = Promise.resolve();
    try {
      for await (const chunk of chunks) {
        splitter.push(chunk, take);
        if (!batch.isFull) continue;
        await writing;
        writing = write(batch);
        writing.catch(() => undefined); // it is waited for before the next one, and at the end
        batch = new UsageBatch();
      }
    } finally {
      await writing;
    }
    splitter.end(take);
    if (!batch.isEmpty) await write(batch);
    return tally;
  }
}

class Tally implements UsageTakenIn {
  accepted = 0;
  moreRejected = 0;
  readonly rejected: RejectedLine[] = [];

  add(settled: { readonly accepted: number; readonly rejected: readonly RejectedLine[] }): void {
    const named = settled.rejected.slice(0, NAMED_AT_MOST - this.rejected.length);
    this.accepted += settled.accepted;
    this.rejected.push(...named);
    this.moreRejected += settled.rejected.length - named.length;
  }
}
