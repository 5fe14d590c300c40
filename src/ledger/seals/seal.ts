import { createHash } from 'node:crypto';

/** Where a row stands in the order of the chain: by transaction, then by id. Both stay far below 2^53. */
export interface Place {
  readonly xid: number;
  readonly id: number;
}

/** One row as a seal lists it. */
export interface ManifestEntry extends Place {
  /** SHA-256 of the row's content, hex. */
  readonly hash: string;
}

/**
 * A link of the chain: the rows from `from` to before `to`, listed in the manifest, and the hash of all this and of the
 * seal before it, signed. Changing any row, any seal, or their order breaks every hash that follows.
 */
export interface Seal {
  readonly id: number;
  readonly from: Place;
  readonly to: Place;
  readonly eventCount: number;
  /** How many rows the chain holds up to and with this seal. */
  readonly totalCount: number;
  readonly manifest: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
  readonly sealedAt: Date;
}

/** What the next seal needs to know of the one before it. `keyId` is null where the chain begins. */
export type ChainHead = Pick<Seal, 'id' | 'to' | 'totalCount' | 'hash' | 'signature'> & {
  readonly keyId: string | null;
};

/** Where a chain begins. */
export const CHAIN_START: ChainHead = {
  id: 0,
  to: { xid: 0, id: 0 },
  totalCount: 0,
  hash: Buffer.alloc(32),
  signature: Buffer.alloc(0),
  keyId: null,
};

/** Bytes an entry takes in a manifest: transaction id 8, row id 8, row hash 32. */
export const ENTRY_BYTES = 48;

/** Below zero when `a` stands before `b`. */
export function comparePlaces(a: Place, b: Place): number {
  return a.xid === b.xid ? a.id - b.id : a.xid - b.xid;
}

/** The list of rows that a seal covers, in their order. */
export function writeManifest(entries: readonly ManifestEntry[]): Buffer {
  const manifest = Buffer.alloc(entries.length * ENTRY_BYTES);
  entries.forEach((entry, at) => {
    manifest.writeBigUInt64BE(BigInt(entry.xid), at * ENTRY_BYTES);
    manifest.writeBigUInt64BE(BigInt(entry.id), at * ENTRY_BYTES + 8);
    manifest.write(entry.hash, at * ENTRY_BYTES + 16, 32, 'hex');
  });
  return manifest;
}

/** The `at`-th row of a manifest. */
export function readEntry(manifest: Buffer, at: number): ManifestEntry {
  const offset = at * ENTRY_BYTES;
  return {
    xid: readNumber(manifest, offset),
    id: readNumber(manifest, offset + 8),
    hash: manifest.toString('hex', offset + 16, offset + ENTRY_BYTES),
  };
}

function readNumber(manifest: Buffer, offset: number): number {
  return manifest.readUInt32BE(offset) * 2 ** 32 + manifest.readUInt32BE(offset + 4);
}

/**
 * The hash of a seal: over the seal before it (hash and signature), its own facts and its manifest. `keyId` is covered, so
 * that a seal cannot be passed off as signed by another key.
 */
export function hashSeal(
  previous: Pick<ChainHead, 'hash' | 'signature'>,
  seal: Omit<Seal, 'hash' | 'signature' | 'previousHash'>,
): Buffer {
  const facts = [
    'gatehouse seal 1',
    seal.id,
    seal.from.xid,
    seal.from.id,
    seal.to.xid,
    seal.to.id,
    seal.eventCount,
    seal.totalCount,
    seal.keyId,
    seal.sealedAt.getTime(),
    previous.signature.length,
  ];
  return createHash('sha256')
    .update(`${facts.join('\n')}\n`)
    .update(previous.hash)
    .update(previous.signature)
    .update(seal.manifest)
    .digest();
}
