import type { INestApplicationContext } from '@nestjs/common';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FirstAdmin } from './access/first-start/first-admin.js';
import { FirstPlatformKey } from './access/first-start/first-platform-key.js';
import type { Config } from './config/config.js';
import { makeFolder } from './config/make-folder.js';

/** What a person who has just started the program must be told to get in. */
export interface FirstRun {
  readonly adminEmail: string | null;
  /** The last part of the first admin's sign-in link; null once he has a password. */
  readonly linkSecret: string | null;
  /** The platform key, on the one start that made it. */
  readonly platformKey: string | null;
  /** The file that keeps the first platform key beside an embedded database. */
  readonly platformKeyFile: string | null;
}

/** Makes what must exist before anybody can come in: the first admin and the first platform key. Call it after the application is built and before it listens. */
export async function ensureFirstRun(
  app: INestApplicationContext,
  config: Config,
  database: { readonly embedded: boolean },
): Promise<FirstRun> {
  const admin = await app.get(FirstAdmin).ensure();
  const platformKey = await app.get(FirstPlatformKey).ensure();
  const file = join(config.dataDir, 'platform-key');
  if (database.embedded && platformKey !== null) {
    makeFolder(config.dataDir);
    writeFileSync(file, `${platformKey}\n`, { mode: 0o600 });
  }
  const isKept = database.embedded && config.platformApiKey === null && existsSync(file);
  return {
    adminEmail: admin?.email ?? null,
    linkSecret: admin?.linkSecret ?? null,
    platformKey,
    platformKeyFile: isKept ? file : null,
  };
}

/** The lines to print once the address is known. */
export function firstRunLines(firstRun: FirstRun, address: string): readonly string[] {
  const { adminEmail, linkSecret, platformKey, platformKeyFile } = firstRun;
  const lines: string[] = [];
  if (linkSecret !== null)
    lines.push(
      `Sign in as ${String(adminEmail)} with this link (once, within 24 hours): ${address}/sign-in/link/${linkSecret}`,
    );
  if (platformKey !== null) lines.push(`Platform key (shown only now): ${platformKey}`);
  if (platformKeyFile !== null && platformKey === null)
    lines.push(`The platform key is kept in ${platformKeyFile}`);
  return lines;
}
