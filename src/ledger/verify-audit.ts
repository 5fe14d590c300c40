import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../database/database.js';
import { SealAudit, SealsCutOffError } from './seal-audit.js';
import { AuditKey } from './seals/audit-key.js';
import { AuditStream } from './seals/audit-stream.js';
import { ChainWalk } from './seals/chain-walk.js';
import { presentFlaw, type FirstBad, type Flaw } from './seals/flaw.js';
import { firstMissing, OutsideCopy, type RememberedSeal } from './seals/outside-copy.js';
import { CHAIN_START, type ChainHead } from './seals/seal.js';
import { HEAD, type HeadRow } from './seals/seal.sql.js';
import { sealsInOrder } from './seals/seal-stream.js';

/** What a proof of the whole trail comes to. `count`: rows that are as they were written, up to the first bad one. */
export type Verification =
  | {
      readonly ok: true;
      readonly count: number;
      /** Hash of the newest seal: who notes it down can later prove that nothing before it was changed. */
      readonly head: string | null;
      readonly seals: number;
      readonly unsealed: number;
    }
  | { readonly ok: false; readonly count: number; readonly firstBad: FirstBad };

/**
 * Proves the audit trail: makes the hash of every row and of every seal anew, compares them with the chain, the chain's
 * end with its signature and with what is remembered outside, and names the first thing that does not fit. Reads each row
 * once, in bounded memory, however long the trail is.
 */
@Injectable()
export class VerifyAudit {
  constructor(
    private readonly database: Database,
    private readonly sealAudit: SealAudit,
    private readonly key: AuditKey,
    private readonly outside: OutsideCopy,
  ) {}

  /** `seal`: first seals what is settled, so that few rows stand outside the chain; needs the right to write seals. */
  async run({ seal }: { readonly seal: boolean }): Promise<Verification> {
    if (seal) await this.sealAudit.run({ wait: true }).catch(ignoreCutOff);
    const remembered = await this.remembered(); // before the view is taken, so that the view must hold it
    const client = await this.database.pool.connect();
    try {
      // One state of rows and seals for the whole walk. It writes nothing, so it holds back no sealing.
      await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`);
      await client.query(
        `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL enable_sort = off`,
      );
      return await this.walk(client, remembered);
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }

  private async walk(client: PoolClient, remembered: readonly RememberedSeal[]): Promise<Verification> {
    const nextXid = await readNextXid(client);
    const rows = new AuditStream(client);
    await rows.open();
    const chain = new ChainWalk(rows, this.key);
    const broken = (flaw: Flaw): Verification => ({
      ok: false,
      count: chain.sound,
      firstBad: presentFlaw(flaw),
    });

    const hashes = new Map<number, string>();
    let head: ChainHead = CHAIN_START;
    for await (const { seal, previous } of sealsInOrder(client)) {
      const flaw = await chain.follow(seal, previous);
      if (flaw !== null) return broken(flaw);
      if (remembered.some((one) => one.id === seal.id)) hashes.set(seal.id, seal.hash.toString('hex'));
      head = seal;
    }
    if (!this.isSigned(head)) return broken(await this.findUnsigned(client, head));
    const missing = firstMissing(remembered, head, (id) => hashes.get(id) ?? null);
    if (missing !== null) return broken({ what: 'seal_removed', seal: missing.id });

    const sealed = chain.sound;
    const flaw = await chain.finish(nextXid);
    if (flaw !== null) return broken(flaw);
    return {
      ok: true,
      count: chain.sound,
      head: head.id === 0 ? null : head.hash.toString('hex'),
      seals: head.id,
      unsealed: chain.sound - sealed,
    };
  }

  private async remembered(): Promise<readonly RememberedSeal[]> {
    const found = await this.database.find<HeadRow>(HEAD);
    if (found === null) return [];
    return this.outside.remembered(found.database, found.chain?.toString('hex') ?? null);
  }

  private isSigned(seal: ChainHead): boolean {
    return seal.keyId === null || this.key.verifies(seal.keyId, seal.hash, seal.signature);
  }

  /** The chain holds together but its end is not signed as it should be: it was made anew from some seal on. */
  private async findUnsigned(client: PoolClient, head: ChainHead): Promise<Flaw> {
    for await (const { seal } of sealsInOrder(client)) {
      if (this.key.trusts(seal.keyId) && !this.isSigned(seal)) return { what: 'seal_forged', seal: seal.id };
    }
    return { what: 'seal_untrusted', seal: head.id };
  }
}

/** The walk will find the missing seal itself, or something before it. */
function ignoreCutOff(error: unknown): void {
  if (!(error instanceof SealsCutOffError)) throw error;
}

/** The id of the next transaction on the audit axis, which may be moved on against the cluster's own. */
async function readNextXid(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ horizon: string; xmin: string; xmax: string }>(
    `SELECT audit_horizon() AS horizon, pg_snapshot_xmin(pg_current_snapshot()) AS xmin, pg_snapshot_xmax(pg_current_snapshot()) AS xmax`,
  );
  const [now] = rows;
  return Number(now?.xmax) + Number(now?.horizon) - Number(now?.xmin);
}
