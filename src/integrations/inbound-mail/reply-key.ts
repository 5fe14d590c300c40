import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import { ConfigError } from '../../config/environment.js';

const KEY_BYTES = 32;

/**
 * The key of the tags in addresses for replies: made from `INBOUND_MAIL_SECRET`, so that all hosts share it, or else kept in the
 * data folder (0600), made there at the first call.
 * @throws ConfigError when the file holds something else
 */
export function openReplyKey(config: Pick<Config, 'dataDir' | 'inboundMail'>): Buffer {
  const { secret } = config.inboundMail;
  if (secret !== null) return createHmac('sha256', secret).update('gatehouse reply addresses').digest();
  const path = join(config.dataDir, 'reply-address-key');
  const kept = readKey(path);
  if (kept !== null) return kept;
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path); // complete or not at all, and only the first of several processes wins
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  const made = readKey(path);
  if (made === null) throw new ConfigError(`${path} was removed while it was being made. Start again.`);
  return made;
}

function readKey(path: string): Buffer | null {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  throw new ConfigError(`${path} must hold ${KEY_BYTES} bytes in base64. Remove it, and a new one is made.`);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
