import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { ownLike } from './data-folder.js';
import { EmbeddedPostgresError } from './failure.js';

/** The bootstrap superuser, the owner of the schema who migrates it, and the role of the running program. */
export const ROLES = { superuser: 'postgres', owner: 'gatehouse_owner', app: 'gatehouse' } as const;
export const DATABASE = 'gatehouse';

/** What `postgres.json` in the data folder remembers (0600: it holds the passwords). */
export interface ClusterRecord {
  /** Where the database cluster lies; absolute in memory, relative in the file when inside the data folder. */
  readonly cluster: string;
  /** The port last used; taken again when it is free. */
  readonly port: number;
  readonly passwords: { readonly superuser: string; readonly owner: string; readonly app: string };
  /** Whether roles and database were made; a start that died in between makes them the next time. */
  readonly furnished: boolean;
}

/** A new record with fresh passwords for a cluster at `cluster`. */
export function newRecord(cluster: string): ClusterRecord {
  const password = () => randomBytes(24).toString('base64url');
  return {
    cluster,
    port: 0,
    passwords: { superuser: password(), owner: password(), app: password() },
    furnished: false,
  };
}

/** Reads the record of a data folder; undefined when there is none yet. */
export function readRecord(dataDir: string): ClusterRecord | undefined {
  const path = join(dataDir, 'postgres.json');
  if (!existsSync(path)) return undefined;
  const record = parse(readFileSync(path, 'utf8'));
  if (record === undefined) throw new EmbeddedPostgresError('record_unreadable', `The file is ${path}.`);
  return { ...record, cluster: resolve(dataDir, record.cluster) };
}

/** Writes the record in one step: a reader or a crash sees the old one or the new one. */
export function writeRecord(dataDir: string, record: ClusterRecord): void {
  const path = join(dataDir, 'postgres.json');
  const inside = relative(dataDir, record.cluster);
  const cluster = inside.startsWith('..') || isAbsolute(inside) ? record.cluster : inside;
  writeFileSync(`${path}.new`, `${JSON.stringify({ ...record, cluster }, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  ownLike(dataDir, `${path}.new`);
  renameSync(`${path}.new`, path);
}

/** The address of the database for one of the three roles. */
export function urlFor(record: ClusterRecord, role: keyof typeof ROLES): string {
  const database = role === 'superuser' ? 'postgres' : DATABASE;
  return `postgres://${ROLES[role]}:${record.passwords[role]}@127.0.0.1:${record.port}/${database}`;
}

function parse(text: string): ClusterRecord | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    if (!('cluster' in read && 'port' in read && 'passwords' in read && 'furnished' in read))
      return undefined;
    const { cluster, port, passwords, furnished } = read;
    if (typeof cluster !== 'string' || typeof port !== 'number' || typeof furnished !== 'boolean')
      return undefined;
    if (typeof passwords !== 'object' || passwords === null) return undefined;
    if (!('superuser' in passwords && 'owner' in passwords && 'app' in passwords)) return undefined;
    const { superuser, owner, app } = passwords;
    if (typeof superuser !== 'string' || typeof owner !== 'string' || typeof app !== 'string')
      return undefined;
    return { cluster, port, passwords: { superuser, owner, app }, furnished };
  } catch {
    return undefined;
  }
}
