import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hashSecret } from '../../access/secrets.js';

const SCHEME = 'Bearer ';

/** Reads the bearer's key: its hash, to be proved by the database; null for the key of the environment; undefined where there is none. */
export type ReadKey = (request: IncomingMessage) => Buffer | null | undefined;

/** `environmentKey` is compared by its hash, in constant time. */
export function keyReader(environmentKey: string | null): ReadKey {
  const known = environmentKey === null ? null : hashSecret(environmentKey);
  return ({ headers: { authorization } }) => {
    if (authorization === undefined || !authorization.startsWith(SCHEME)) return undefined;
    const hash = hashSecret(authorization.slice(SCHEME.length).trim());
    return known !== null && timingSafeEqual(hash, known) ? null : hash;
  };
}
