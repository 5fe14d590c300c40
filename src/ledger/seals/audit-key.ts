import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Config } from '../../config/config.js';
import { keyBytes, openKey } from '../../config/kept-key.js';

/** DER that stands before the 32 bytes of an Ed25519 seed (PKCS #8) and public key (SPKI). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The key that signs seals, and those whose signatures are believed. It never enters the database. */
export class AuditKey {
  readonly id: string;
  readonly publicKey: string;
  private readonly trusted = new Map<string, KeyObject>();

  /** @param seed 32 bytes; `trusted` are public keys of 32 bytes, of earlier keys or other hosts. */
  constructor(seed: Buffer, trusted: readonly Buffer[] = []) {
    const privateKey = createPrivateKey({
      key: Buffer.concat([PRIVATE_PREFIX, seed]),
      format: 'der',
      type: 'pkcs8',
    });
    this.sign = (hash) => sign(null, hash, privateKey);
    const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
    this.id = keyIdOf(own);
    this.publicKey = own.toString('base64');
    for (const raw of [own, ...trusted]) this.trusted.set(keyIdOf(raw), publicKeyOf(raw));
  }

  readonly sign: (hash: Buffer) => Buffer;

  /** Whether this signature was made by the key of that id, which must be a trusted one. */
  verifies(keyId: string, hash: Buffer, signature: Buffer): boolean {
    const key = this.trusted.get(keyId);
    return key !== undefined && verify(null, hash, key, signature);
  }

  trusts(keyId: string): boolean {
    return this.trusted.has(keyId);
  }
}

/**
 * The key from `AUDIT_SIGNING_KEY`, or the one kept in the data folder (0600), made there at the first call.
 * @throws ConfigError when a key in the environment is not 32 bytes of base64.
 */
export function openAuditKey(
  config: Pick<Config, 'dataDir' | 'auditSigningKey' | 'auditTrustedKeys'>,
): AuditKey {
  const seed = openKey(
    { name: 'AUDIT_SIGNING_KEY', value: config.auditSigningKey },
    { dataDir: config.dataDir, file: 'audit-signing-key' },
  );
  return new AuditKey(
    seed,
    config.auditTrustedKeys.map((key) => keyBytes('AUDIT_TRUSTED_KEYS', key)),
  );
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
}

function keyIdOf(raw: Buffer): string {
  return createHash('sha256').update(raw).digest('hex').slice(0, 16);
}
