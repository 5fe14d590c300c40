import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from './environment.js';

/** What the operating system says of a place that takes no folders at all (`/proc`, below a file), whoever asks. */
const IMPOSSIBLE = new Set(['ENOENT', 'ENOTDIR', 'EEXIST', 'EINVAL', 'ENODEV', 'EROFS']);

/**
 * Makes a folder below the data folder, or that folder itself, with those above it (0700). Node's own way of making folders above
 * folders turns in a circle for ever where none can be made.
 * @throws ConfigError where there can be none; else what the operating system says (a full disk, somebody else's folder)
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); isMissing(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const folder of missing) makeOne(folder);
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('It is a file.'), { code: 'ENOTDIR' });
  } catch (error) {
    const code = codeOf(error);
    if (code === null || !IMPOSSIBLE.has(code)) throw error;
    throw new ConfigError(
      `No folder can be made at ${resolve(path)} (${code}). Set DATA_DIR to a folder on a disk, to which this user may write.`,
    );
  }
}

/** Above a folder that is there, or cannot be looked at, nothing needs to be made. */
function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** Somebody else may have made it in between. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || isMissing(folder)) throw error;
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
