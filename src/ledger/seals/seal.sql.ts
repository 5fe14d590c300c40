import type { Statement } from '../../database/statement.js';
import { CHAIN_START, type ChainHead, type ManifestEntry, type Place, type Seal } from './seal.js';

/** Any fixed number: whoever seals holds this lock, so that there is one chain. */
const SEAL_LOCK = 4_242_002;

/** Gives `locked: false` at once when somebody else is sealing. */
export function tryLockSealing(): Statement {
  return {
    name: 'try-lock-sealing',
    text: `SELECT pg_try_advisory_xact_lock($1) AS locked`,
    values: [SEAL_LOCK],
  };
}

/** Waits until nobody else is sealing. */
export function lockSealing(): Statement {
  return {
    name: 'lock-sealing',
    text: `SELECT pg_advisory_xact_lock($1) IS NOT NULL AS locked`,
    values: [SEAL_LOCK],
  };
}

export interface HeadRow {
  readonly database: string;
  readonly horizon: string;
  /** Null while nothing is sealed. */
  readonly chain: Buffer | null;
  readonly id: number | null;
  readonly to_xid: string;
  readonly to_id: number;
  readonly total_count: number;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly key_id: string;
}

/** Where the chain ends, and up to which transaction everything is settled: older ones are all over, committed or not. */
export const HEAD: Statement = {
  name: 'audit-chain-head',
  text: `SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || current_database() AS database,
                audit_horizon() AS horizon, first.hash AS chain,
                last.id, last.to_xid, last.to_id, last.total_count, last.hash, last.signature, last.key_id
         FROM (SELECT 1) AS always
         LEFT JOIN audit_seals first ON first.id = 1
         LEFT JOIN LATERAL (SELECT * FROM audit_seals ORDER BY id DESC LIMIT 1) last ON true`,
  values: [],
};

export function headOf(row: HeadRow): ChainHead {
  if (row.id === null) return CHAIN_START;
  return {
    id: row.id,
    to: { xid: Number(row.to_xid), id: row.to_id },
    totalCount: row.total_count,
    hash: row.hash,
    signature: row.signature,
    keyId: row.key_id,
  };
}

/** The hashes of certain seals, to compare with what is remembered outside. */
export function hashesOfSeals(ids: readonly number[]): Statement {
  return {
    name: 'hashes-of-seals',
    text: `SELECT id, encode(hash, 'hex') AS hash FROM audit_seals WHERE id = ANY($1)`,
    values: [ids],
  };
}

export interface UnsealedRow {
  readonly xid: string;
  readonly id: number;
  readonly row_hash: string;
}

/** The next settled rows in the order of the chain. Index: audit_events_xid. */
export function settledRows(from: Place, horizon: string, limit: number): Statement {
  return {
    name: 'settled-audit-rows',
    text: `SELECT xid, id, encode(row_hash, 'hex') AS row_hash FROM audit_events
           WHERE (xid, id) >= ($1::xid8, $2) AND xid < $3::xid8 ORDER BY xid, id LIMIT $4`,
    values: [String(from.xid), from.id, horizon, limit],
  };
}

export function entryOf(row: UnsealedRow): ManifestEntry {
  return { xid: Number(row.xid), id: row.id, hash: row.row_hash };
}

export function insertSeal(seal: Seal): Statement {
  return {
    name: 'insert-audit-seal',
    text: `INSERT INTO audit_seals (id, from_xid, from_id, to_xid, to_id, event_count, total_count, manifest, previous_hash, hash, key_id, signature, sealed_at)
           VALUES ($1, $2::xid8, $3, $4::xid8, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      seal.id,
      String(seal.from.xid),
      seal.from.id,
      String(seal.to.xid),
      seal.to.id,
      seal.eventCount,
      seal.totalCount,
      seal.manifest,
      seal.previousHash,
      seal.hash,
      seal.keyId,
      seal.signature,
      seal.sealedAt,
    ],
  };
}
