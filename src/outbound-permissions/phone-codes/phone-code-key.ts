import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../config/config.js';
import { openKey } from '../../config/kept-key.js';
import type { CodePurpose } from './phone-codes.rules.js';

/** What a code is bound to: it proves this number to this account's request for this purpose, and nothing else. */
export interface CodeBinding {
  readonly id: string;
  readonly accountId: string;
  readonly outboundPermissionId: string;
  readonly purpose: CodePurpose;
  readonly phoneE164: string;
}

/** A million codes; the greatest multiple of it that four bytes hold: above that a remainder would favour small numbers. */
const CODES = 1_000_000;
const FAIR_BELOW = Math.floor(2 ** 32 / CODES) * CODES;

/**
 * The key from which codes follow. The database holds a nonce and a keyed hash, so that whoever reads it, its backup or the
 * outbox cannot tell a code; the digits are worked out again when the message is sent.
 */
export class PhoneCodeKey {
  private readonly forDigits: Buffer;
  private readonly forHashes: Buffer;

  /** @param key 32 bytes */
  constructor(key: Buffer) {
    this.forDigits = derive(key, 'gatehouse phone code: digits');
    this.forHashes = derive(key, 'gatehouse phone code: hash');
  }

  /** The six digits of the code with this id and nonce; each of the million is equally likely. */
  digitsOf(id: string, nonce: Buffer): string {
    for (let round = 0; ; round++) {
      const bytes = createHmac('sha256', this.forDigits).update(`${id}:${round}:`).update(nonce).digest();
      for (let at = 0; at < bytes.length; at += 4) {
        const number = bytes.readUInt32BE(at);
        if (number < FAIR_BELOW) return String(number % CODES).padStart(6, '0');
      }
    }
  }

  /** The keyed hash of digits, over all that the code is bound to. */
  hashOf(digits: string, { id, accountId, outboundPermissionId, purpose, phoneE164 }: CodeBinding): Buffer {
    const bound = JSON.stringify([id, accountId, outboundPermissionId, purpose, phoneE164, digits]);
    return createHmac('sha256', this.forHashes).update(bound).digest();
  }

  /** Whether these are the digits, in the same time whichever of them are wrong. */
  matches(digits: string, hash: Buffer, binding: CodeBinding): boolean {
    return timingSafeEqual(this.hashOf(digits, binding), hash);
  }
}

/** The key from `PHONE_CODE_KEY`, or the one kept in the data folder. @throws ConfigError */
export function openPhoneCodeKey({ phone, dataDir }: Pick<Config, 'phone' | 'dataDir'>): PhoneCodeKey {
  return new PhoneCodeKey(
    openKey({ name: 'PHONE_CODE_KEY', value: phone.codeKey }, { dataDir, file: 'phone-code-key' }),
  );
}

function derive(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), use, 32));
}
