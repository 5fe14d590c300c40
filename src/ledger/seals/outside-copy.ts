import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../config/make-folder.js';
import type { ChainHead, Seal } from './seal.js';

/** The newest seal of one database as it is remembered outside of it. */
export interface RememberedSeal {
  /** Cluster and name: the same database, whatever was done to its rows. */
  readonly database: string;
  /** Hash of the chain's first seal: the same chain, wherever it was restored. */
  readonly chain: string;
  readonly id: number;
  readonly hash: string;
  readonly totalCount: number;
  readonly keyId: string;
  readonly signature: string;
  readonly sealedAt: string;
}

/**
 * The newest seal, signed, kept in the data folder (`latest-seal.json`): when the newest seals are cut off the chain, or an
 * older state of the database is put in place, the chain ends before the seal that is remembered here.
 */
export class OutsideCopy {
  private readonly path: string;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, 'latest-seal.json');
  }

  get file(): string {
    return this.path;
  }

  /** What is remembered of this database or of this chain, and must be found in it. */
  remembered(database: string, chain: string | null): readonly RememberedSeal[] {
    return this.read().filter((seal) => seal.database === database || seal.chain === chain);
  }

  /** Written whole or not at all. Two processes may write at once: the older then wins for the two seconds until the next seal. */
  remember(database: string, chain: string, seal: Seal): void {
    const others = this.read().filter((one) => one.database !== database);
    const latest: RememberedSeal = {
      database,
      chain,
      id: seal.id,
      hash: seal.hash.toString('hex'),
      totalCount: seal.totalCount,
      keyId: seal.keyId,
      signature: seal.signature.toString('base64'),
      sealedAt: seal.sealedAt.toISOString(),
    };
    makeFolder(this.dataDir);
    const draft = `${this.path}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify([...others, latest], null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(draft, this.path);
  }

  private read(): readonly RememberedSeal[] {
    try {
      const seals: unknown = JSON.parse(readFileSync(this.path, 'utf8'));
      return Array.isArray(seals) ? (seals as RememberedSeal[]) : []; // nobody else writes this file
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }
}

/** The first seal that is remembered outside and that this chain does not hold, or null when all is there. */
export function firstMissing(
  remembered: readonly RememberedSeal[],
  head: ChainHead,
  hashOf: (id: number) => string | null,
): RememberedSeal | null {
  const missing = remembered.filter((seal) => seal.id > head.id || hashOf(seal.id) !== seal.hash);
  return missing.sort((a, b) => a.id - b.id)[0] ?? null;
}
