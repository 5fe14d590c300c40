import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { AuditKey } from './seals/audit-key.js';
import { firstMissing, OutsideCopy, type RememberedSeal } from './seals/outside-copy.js';
import { hashSeal, writeManifest, type ChainHead, type Place, type Seal } from './seals/seal.js';
import {
  entryOf,
  HEAD,
  hashesOfSeals,
  headOf,
  insertSeal,
  lockSealing,
  settledRows,
  tryLockSealing,
  type HeadRow,
  type UnsealedRow,
} from './seals/seal.sql.js';

/** At most so many rows a seal, so that neither sealing nor verifying needs more memory when more is to do. */
const MOST_ROWS = 10_000;

/** The chain in the database ends before, or differs from, a seal that is remembered outside of it. Sealing on would hide that. */
export class SealsCutOffError extends Error {
  constructor(
    readonly missing: RememberedSeal,
    file: string,
  ) {
    super(
      `Seal ${missing.id} of the audit trail, remembered in ${file}, is not in the database: newer seals were removed or an older ` +
        `database was put in place. If you restored a backup on purpose, move that file away and keep it.`,
    );
  }
}

interface Sealed {
  readonly database: string;
  readonly chain: string;
  readonly seal: Seal;
}

/**
 * Chains the settled rows of the audit trail into seals. Writers never wait for it and it never waits for them: it takes
 * only rows whose transactions, and all before them, are over.
 */
@Injectable()
export class SealAudit {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly key: AuditKey,
    private readonly outside: OutsideCopy,
  ) {}

  /**
   * Seals all that is settled now and gives how many rows that were. While another process seals, it does nothing, or with
   * `wait` waits for its turn.
   * @throws SealsCutOffError when the chain is shorter than it was.
   */
  async run({ wait = false } = {}): Promise<number> {
    let rows = 0;
    for (;;) {
      const sealed = await this.unitOfWork.run((tx) => this.sealNext(tx, wait));
      if (sealed === null) return rows;
      this.outside.remember(sealed.database, sealed.chain, sealed.seal);
      rows += sealed.seal.eventCount;
    }
  }

  private async sealNext(tx: Tx, wait: boolean): Promise<Sealed | null> {
    const [lock] = await tx.query<{ locked: boolean }>(wait ? lockSealing() : tryLockSealing());
    if (lock?.locked !== true) return null;
    const [found] = await tx.query<HeadRow>(HEAD); // after the lock, so that it sees the seal of whoever held it before
    if (found === undefined) return null;
    const head = headOf(found);
    await this.refuseShortened(tx, found, head);
    const rows = await tx.query<UnsealedRow>(settledRows(head.to, found.horizon, MOST_ROWS + 1));
    if (rows.length === 0) return null;
    const seal = this.makeSeal(head, rows, Number(found.horizon));
    tx.write(insertSeal(seal));
    return {
      database: found.database,
      chain: found.chain?.toString('hex') ?? seal.hash.toString('hex'),
      seal,
    };
  }

  private makeSeal(head: ChainHead, rows: readonly UnsealedRow[], horizon: number): Seal {
    const entries = rows.slice(0, MOST_ROWS).map(entryOf);
    const next = rows[MOST_ROWS];
    const to: Place = next === undefined ? { xid: horizon, id: 0 } : entryOf(next);
    const facts = {
      id: head.id + 1,
      from: head.to,
      to: { xid: to.xid, id: to.id },
      eventCount: entries.length,
      totalCount: head.totalCount + entries.length,
      manifest: writeManifest(entries),
      keyId: this.key.id,
      sealedAt: this.clock.now(),
    };
    const hash = hashSeal(head, facts);
    return { ...facts, previousHash: head.hash, hash, signature: this.key.sign(hash) };
  }

  private async refuseShortened(tx: Tx, found: HeadRow, head: ChainHead): Promise<void> {
    const remembered = this.outside.remembered(found.database, found.chain?.toString('hex') ?? null);
    if (remembered.length === 0) return;
    const rows = await tx.query<{ id: number; hash: string }>(
      hashesOfSeals(remembered.map((seal) => seal.id)),
    );
    const hashes = new Map(rows.map((row) => [row.id, row.hash]));
    const missing = firstMissing(remembered, head, (id) => hashes.get(id) ?? null);
    if (missing !== null) throw new SealsCutOffError(missing, this.outside.file);
  }

  /** When the oldest row that no seal covers was written, or null when all are sealed. Feeds the metric. */
  async oldestUnsealed(): Promise<Date | null> {
    const row = await this.database.find<{ at: Date | null }>({
      name: 'oldest-unsealed-audit-row',
      text: `SELECT min(e.at) AS at FROM audit_events e
             WHERE (e.xid, e.id) >= (
               coalesce((SELECT to_xid FROM audit_seals ORDER BY id DESC LIMIT 1), '0'::xid8),
               coalesce((SELECT to_id FROM audit_seals ORDER BY id DESC LIMIT 1), 0))`,
      values: [],
    });
    return row?.at ?? null;
  }
}
