import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './environment.js';
import { makeFolder } from './make-folder.js';

const KEY_BYTES = 32;

/**
 * The key from the environment variable `name`, or the one kept under `file` in the data folder (0600), made there at the
 * first call. @throws ConfigError when what is given is not 32 bytes of base64
 */
export function openKey(
  { name, value }: { readonly name: string; readonly value: string | null },
  { dataDir, file }: { readonly dataDir: string; readonly file: string },
): Buffer {
  return value === null ? keptKey(dataDir, file) : keyBytes(name, value);
}

/** @throws ConfigError naming where the text came from when it is not 32 bytes of base64 */
export function keyBytes(name: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new ConfigError(
      `${name} must hold ${KEY_BYTES} bytes in base64 (openssl rand -base64 ${KEY_BYTES} makes such a key).`,
    );
  return bytes;
}

function keptKey(dataDir: string, file: string): Buffer {
  const path = join(dataDir, file);
  try {
    return keyBytes(path, readFileSync(path, 'utf8').trim());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  makeFolder(dataDir);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path); // complete or not at all, and only the first of several processes wins
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return keyBytes(path, readFileSync(path, 'utf8').trim());
}
