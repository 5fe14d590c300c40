import { setImmediate } from 'node:timers/promises';
import { refuseFile } from './file-refusals.js';

/** No upload may keep the machine busy for longer than this. */
export const INSPECTION_LIMIT_MS = 10_000;

/** How long reading may go on before others get their turn. */
const TURN_MS = 15;

/**
 * The stop-watch of one inspection. Reading a file in JavaScript cannot be interrupted from outside, so every loop
 * over what a stranger wrote asks here whether it may go on.
 */
export class TimeGuard {
  private readonly startedAt: number;
  private turnBegan: number;

  /** @param elapsed milliseconds of a clock that never goes back; not business time */
  constructor(
    private readonly limitMs = INSPECTION_LIMIT_MS,
    private readonly elapsed: () => number = () => performance.now(),
  ) {
    this.startedAt = this.turnBegan = elapsed();
  }

  /** Whole seconds that are left, at least one, for libraries that keep time themselves. */
  get secondsLeft(): number {
    return Math.max(1, Math.ceil((this.limitMs - (this.elapsed() - this.startedAt)) / 1000));
  }

  /** @throws InvalidError `file_bomb` when the time is up. */
  check(): void {
    const spent = this.elapsed() - this.startedAt;
    if (spent > this.limitMs) throw refuseFile('file_bomb', { because: 'time', spentMs: Math.round(spent) });
  }

  /** Checks, and lets other requests run when this one has had its turn. */
  async breathe(): Promise<void> {
    this.check();
    if (this.elapsed() - this.turnBegan < TURN_MS) return;
    await setImmediate();
    this.turnBegan = this.elapsed();
  }
}
