/** The program's time. Business time comes from here and never from SQL `now()`, so that it can be moved in development and stood still in tests. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's clock, moved on by an offset that only development tools change. */
export class SystemClock extends Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves the clock on by `ms` milliseconds (development only; never backwards). */
  advance(ms: number): Date {
    this.offsetMs += ms;
    return this.now();
  }

  get offset(): number {
    return this.offsetMs;
  }

  set offset(ms: number) {
    this.offsetMs = ms;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
