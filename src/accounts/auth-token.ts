import { randomOctets } from '../kernel/ids.js';

/** A new account's auth token: 128 random bits as 32 hex characters, shown once; the row keeps its hash. */
export function newAuthToken(): string {
  return randomOctets(16).toString('hex');
}
