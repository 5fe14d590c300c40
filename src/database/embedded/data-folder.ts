import { chmodSync, chownSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeFolder } from '../../config/make-folder.js';

/** Makes the data folder when it is not there (0700) and gives its absolute path. */
export function openDataFolder(dataDir: string): string {
  const path = resolve(dataDir);
  makeFolder(path);
  return path;
}

/**
 * Gives what root made inside the data folder to the folder's owner, so that one start under sudo does not shut
 * out the ordinary user who comes after.
 */
export function ownLike(dataDir: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dataDir);
  if (uid !== 0) chownSync(path, uid, gid);
}

/** Lets the group `gid` pass through the data folder without letting it list what is there (root only). */
export function letPass(dataDir: string, gid: number): void {
  const { uid, mode } = statSync(dataDir);
  chownSync(dataDir, uid, gid);
  chmodSync(dataDir, (mode & 0o7777) | 0o010);
}
