import type { PoolClient } from 'pg';
import { CHAIN_START, type ChainHead, type Seal } from './seal.js';

/** Seals a fetch; each may hold a manifest of half a megabyte. */
const SEALS_A_FETCH = 20;

interface SealRow {
  readonly id: number;
  readonly from_xid: string;
  readonly from_id: number;
  readonly to_xid: string;
  readonly to_id: number;
  readonly event_count: number;
  readonly total_count: number;
  readonly manifest: Buffer;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
  readonly key_id: string;
  readonly signature: Buffer;
  readonly sealed_at: Date;
}

/** Every seal in order, each with the one before it, through a cursor of the client's transaction. */
export async function* sealsInOrder(
  client: PoolClient,
): AsyncGenerator<{ readonly seal: Seal; readonly previous: ChainHead }> {
  await client.query(`DECLARE audit_seal_rows NO SCROLL CURSOR FOR
    SELECT id, from_xid, from_id, to_xid, to_id, event_count, total_count, manifest, previous_hash, hash, key_id, signature, sealed_at
    FROM audit_seals ORDER BY id`);
  let previous: ChainHead = CHAIN_START;
  for (;;) {
    const { rows } = await client.query<SealRow>(`FETCH ${SEALS_A_FETCH} FROM audit_seal_rows`);
    if (rows.length === 0) break;
    for (const row of rows) {
      const seal = sealOf(row);
      yield { seal, previous };
      previous = seal;
    }
  }
  await client.query('CLOSE audit_seal_rows');
}

function sealOf(row: SealRow): Seal {
  return {
    id: row.id,
    from: { xid: Number(row.from_xid), id: row.from_id },
    to: { xid: Number(row.to_xid), id: row.to_id },
    eventCount: row.event_count,
    totalCount: row.total_count,
    manifest: row.manifest,
    previousHash: row.previous_hash,
    hash: row.hash,
    keyId: row.key_id,
    signature: row.signature,
    sealedAt: row.sealed_at,
  };
}
