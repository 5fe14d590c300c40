import { randomBytes } from 'node:crypto';

/** Two hex digits that spread the files over 256 folders, then 48 that nobody can guess. */
const STORAGE_KEY = /^[0-9a-f]{2}\/[0-9a-f]{48}$/;

/** A new random place for a file. It tells nothing about the file: no name, no account, no time. */
export function newStorageKey(): string {
  const hex = randomBytes(25).toString('hex');
  return `${hex.slice(0, 2)}/${hex.slice(2)}`;
}

/**
 * Refuses every key that `newStorageKey` cannot have made, and with it every way out of the storage folder.
 * Keys come from our own rows, so a wrong one is a bug and not the caller's fault: the error is no refusal.
 */
export function assertStorageKey(key: string): void {
  if (!STORAGE_KEY.test(key)) throw new Error(`Not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
}
