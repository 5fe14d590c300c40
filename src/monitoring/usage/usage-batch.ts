import { isRefusal, type LineRefusal } from './read-line.js';
import type { RejectedLine, UsageLine } from './usage-line.js';

/** Lines that are written together: enough that the way to the database counts little, few enough to hold in memory. */
export const BATCH_LINES = 4000;

interface NumberedLine {
  readonly number: number;
  readonly line: UsageLine;
}

/** The lines that came in since the last batch was written. */
export class UsageBatch {
  private readonly read: NumberedLine[] = [];
  private readonly refused: RejectedLine[] = [];

  take(number: number, read: UsageLine | LineRefusal): void {
    if (isRefusal(read)) this.refused.push({ line: number, ...read });
    else this.read.push({ number, line: read });
  }

  get isFull(): boolean {
    return this.read.length + this.refused.length >= BATCH_LINES;
  }

  get isEmpty(): boolean {
    return this.read.length + this.refused.length === 0;
  }

  get accountIds(): readonly string[] {
    return [...new Set(this.read.map(({ line }) => line.accountId))];
  }

  /** Parts what may be written from what may not, now that it is known which of the accounts exist. */
  settle(existing: ReadonlySet<string>): SettledBatch {
    const strangers: RejectedLine[] = [];
    const lines = new Map<string, UsageLine>();
    for (const { number, line } of this.read)
      if (existing.has(line.accountId)) lines.set(keyOf(line), line);
      else strangers.push({ line: number, code: 'account_unknown', field: 'account' });
    return {
      accepted: this.read.length - strangers.length,
      lines: [...lines.values()],
      rejected: [...this.refused, ...strangers].sort((a, b) => a.line - b.line),
    };
  }
}

export interface SettledBatch {
  /** How many lines are taken, repeats among them. */
  readonly accepted: number;
  /** One line an account, hour, service and country. */
  readonly lines: readonly UsageLine[];
  /** In the order in which they came. */
  readonly rejected: readonly RejectedLine[];
}

/** Of the lines with the same key, the one that came last counts. */
function keyOf({ accountId, hour, service, country }: UsageLine): string {
  return `${accountId}${hour}${service}${country}`;
}
