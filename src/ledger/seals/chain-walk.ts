import type { AuditKey } from './audit-key.js';
import type { AuditStream } from './audit-stream.js';
import type { Flaw } from './flaw.js';
import {
  comparePlaces,
  ENTRY_BYTES,
  hashSeal,
  readEntry,
  type ChainHead,
  type ManifestEntry,
  type Seal,
} from './seal.js';

/** Walks the rows along the chain and stops at the first thing that does not fit. */
export class ChainWalk {
  /** How many rows were found to be as they were written. */
  sound = 0;

  constructor(
    private readonly rows: AuditStream,
    private readonly key: AuditKey,
  ) {}

  /** Checks the seal against the one before it, then its rows one by one against its manifest. */
  async follow(seal: Seal, previous: ChainHead): Promise<Flaw | null> {
    if (seal.id !== previous.id + 1) return { what: 'seal_removed', seal: previous.id + 1 };
    if (!continues(seal, previous)) return { what: 'seal_changed', seal: this.culprit(seal, previous) };
    for (let at = 0; at < seal.eventCount; at++) {
      const flaw = this.compare(readEntry(seal.manifest, at), seal.id);
      if (flaw !== null) return flaw;
      this.sound += 1;
      if (!this.rows.advance()) await this.rows.fill();
    }
    const next = this.rows.current;
    if (next !== null && comparePlaces(next, seal.to) < 0)
      return { what: 'slipped_in', event: next.id, seal: seal.id };
    return null;
  }

  /** The rows that no seal covers yet: each must fit its own hash, and none may come from a transaction that has not begun. */
  async finish(nextXid: number): Promise<Flaw | null> {
    for (;;) {
      const row = this.rows.current;
      if (row === null) return null;
      if (row.xid >= nextXid) return { what: 'slipped_in', event: row.id, seal: null };
      if (!row.isConsistent) return { what: 'changed', event: row.id, seal: null };
      this.sound += 1;
      if (!this.rows.advance()) await this.rows.fill();
    }
  }

  private compare(entry: ManifestEntry, seal: number): Flaw | null {
    const row = this.rows.current;
    const order = row === null ? 1 : comparePlaces(row, entry);
    if (row === null || order > 0) return { what: 'removed', event: entry.id, seal };
    if (order < 0) return { what: 'slipped_in', event: row.id, seal };
    if (!row.isConsistent || row.hash !== entry.hash) return { what: 'changed', event: row.id, seal };
    return null;
  }

  /** Where two seals do not fit, the earlier one is to blame if its signature is not its own. */
  private culprit(seal: Seal, previous: ChainHead): number {
    const isPreviousSound =
      previous.keyId === null || this.key.verifies(previous.keyId, previous.hash, previous.signature);
    return isPreviousSound ? seal.id : previous.id;
  }
}

function continues(seal: Seal, previous: ChainHead): boolean {
  return (
    seal.previousHash.equals(previous.hash) &&
    comparePlaces(seal.from, previous.to) === 0 &&
    seal.manifest.length === seal.eventCount * ENTRY_BYTES &&
    seal.totalCount === previous.totalCount + seal.eventCount &&
    seal.hash.equals(hashSeal(previous, seal))
  );
}
