import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditKey, openAuditKey } from '../../../src/ledger/seals/audit-key.js';
import {
  CHAIN_START,
  comparePlaces,
  ENTRY_BYTES,
  hashSeal,
  readEntry,
  writeManifest,
} from '../../../src/ledger/seals/seal.js';

const id = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const entry = fc.record({ xid: id, id, hash });

describe('a manifest', () => {
  it('gives back every row that was written into it', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const manifest = writeManifest(entries);
        expect(manifest).toHaveLength(entries.length * ENTRY_BYTES);
        expect(entries.map((_, at) => readEntry(manifest, at))).toEqual(entries);
      }),
    );
  });

  it('keeps to its places when a stored hash is longer than a hash can be', () => {
    const long = { xid: 1, id: 1, hash: 'ab'.repeat(64) };
    const good = { xid: 2, id: 2, hash: 'cd'.repeat(32) };

    const manifest = writeManifest([long, good]);

    expect(readEntry(manifest, 0)).toEqual({ ...long, hash: 'ab'.repeat(32) });
    expect(readEntry(manifest, 1)).toEqual(good);
  });
});

describe('the order of rows', () => {
  it.each([
    [{ xid: 1, id: 9 }, { xid: 2, id: 1 }, -1],
    [{ xid: 2, id: 1 }, { xid: 2, id: 2 }, -1],
    [{ xid: 2, id: 2 }, { xid: 2, id: 2 }, 0],
    [{ xid: 3, id: 0 }, { xid: 2, id: 9 }, 1],
  ])('%j against %j: %i', (a, b, sign) => {
    expect(Math.sign(comparePlaces(a, b))).toBe(sign);
  });
});

describe('the hash of a seal', () => {
  const seal = {
    id: 1,
    from: { xid: 0, id: 0 },
    to: { xid: 12, id: 0 },
    eventCount: 1,
    totalCount: 1,
    manifest: writeManifest([{ xid: 11, id: 1, hash: 'ab'.repeat(32) }]),
    keyId: '0123456789abcdef',
    sealedAt: new Date('2026-11-22T16:00:00Z'),
  };
  const previous = { ...CHAIN_START, hash: Buffer.alloc(32, 1), signature: Buffer.alloc(64, 1) };
  const changed: Readonly<Record<string, Buffer>> = {
    id: hashSeal(CHAIN_START, { ...seal, id: 2 }),
    from: hashSeal(CHAIN_START, { ...seal, from: { xid: 1, id: 0 } }),
    to: hashSeal(CHAIN_START, { ...seal, to: { xid: 12, id: 1 } }),
    eventCount: hashSeal(CHAIN_START, { ...seal, eventCount: 2 }),
    totalCount: hashSeal(CHAIN_START, { ...seal, totalCount: 2 }),
    manifest: hashSeal(CHAIN_START, { ...seal, manifest: Buffer.alloc(48) }),
    keyId: hashSeal(CHAIN_START, { ...seal, keyId: '0123456789abcdee' }),
    sealedAt: hashSeal(CHAIN_START, { ...seal, sealedAt: new Date('2026-11-22T16:00:00.001Z') }),
    'the seal before it': hashSeal(previous, seal),
    'the signature before it': hashSeal({ ...previous, signature: Buffer.alloc(64, 2) }, seal),
  };

  it.each(Object.keys(changed))('covers %s', (what) => {
    const others = Object.entries(changed).filter(([name]) => name !== what);

    expect(changed[what]).not.toEqual(hashSeal(CHAIN_START, seal));
    expect(others.map(([, other]) => other)).not.toContainEqual(changed[what]);
  });
});

describe('the signing key', () => {
  const hashed = Buffer.alloc(32, 9);

  it('verifies its own signature and no other', () => {
    const key = new AuditKey(Buffer.alloc(32, 1));
    const other = new AuditKey(Buffer.alloc(32, 2));

    expect(key.verifies(key.id, hashed, key.sign(hashed))).toBe(true);
    expect(key.verifies(key.id, hashed, other.sign(hashed))).toBe(false);
    expect(key.verifies(other.id, hashed, other.sign(hashed))).toBe(false);
    expect(key.verifies(key.id, Buffer.alloc(32, 8), key.sign(hashed))).toBe(false);
  });

  it('believes earlier keys that it is told to trust', () => {
    const earlier = new AuditKey(Buffer.alloc(32, 2));
    const key = openAuditKey({
      dataDir: '/nowhere',
      auditSigningKey: Buffer.alloc(32, 1).toString('base64'),
      auditTrustedKeys: [earlier.publicKey],
    });

    expect(key.verifies(earlier.id, hashed, earlier.sign(hashed))).toBe(true);
  });

  it('refuses a key that is too short, naming the variable', () => {
    const config = { dataDir: '/nowhere', auditSigningKey: 'c2hvcnQ=', auditTrustedKeys: [] };

    expect(() => openAuditKey(config)).toThrow('AUDIT_SIGNING_KEY must hold 32 bytes');
  });
});
