import type { Log } from '../config/log.js';

/** Logs what fails again and again once, until it fails in another way or has worked in between. */
export class SayOnce {
  private readonly said = new Map<string, string>();

  constructor(private readonly log: Log) {}

  failed(what: string, error: unknown): void {
    const words = error instanceof Error ? error.message : String(error);
    if (this.said.get(what) !== words) this.log.error({ err: error }, `${what} failed`);
    this.said.set(what, words);
  }

  worked(what: string): void {
    this.said.delete(what);
  }
}
