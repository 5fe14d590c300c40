import { MINUTE } from '../../kernel/clock.js';

/** How long a key counts on after the database last said that it does, when the database cannot be asked. */
const TRUSTED_FOR = MINUTE;

/**
 * The platform's keys that the database has lately said to count, by hash, for as long as it cannot be asked. Nothing else is
 * believed then; a key that is revoked counts on for at most a minute, and only while the database is away.
 */
export class KnownKeys {
  private readonly seen = new Map<string, number>();

  /** `at` is in milliseconds of a clock that only goes forward. */
  remember(keyHash: Buffer, at: number): void {
    this.seen.set(keyHash.toString('latin1'), at);
  }

  forget(keyHash: Buffer): void {
    this.seen.delete(keyHash.toString('latin1'));
  }

  isTrusted(keyHash: Buffer, at: number): boolean {
    const seenAt = this.seen.get(keyHash.toString('latin1'));
    return seenAt !== undefined && at - seenAt < TRUSTED_FOR;
  }
}
