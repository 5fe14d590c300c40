import { hash, timingSafeEqual } from 'node:crypto';
import { newSecret } from '../kernel/ids.js';

/** SHA-256 of a secret; enough for secrets of 128 random bits or more, which cannot be guessed offline. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Whether two secrets are equal, in constant time. */
export function secretsEqual(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b));
}

/** Whether a secret is the one behind the hash, in constant time. */
export function secretMatches(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashSecret(secret), hash);
}

/** A platform key of 256 random bits. The prefix lets secret scanners find one that was committed somewhere. */
export function newPlatformKey(): string {
  return `ghpk_${newSecret(32)}`;
}

/** A personal access token of 256 random bits. */
export function newStaffToken(): string {
  return `ghst_${newSecret(32)}`;
}
