import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import {
  openPhoneCodeKey,
  PhoneCodeKey,
} from '../../../src/outbound-permissions/phone-codes/phone-code-key.js';

const KEY = new PhoneCodeKey(Buffer.alloc(32, 7));
const BINDING = {
  id: newId(),
  accountId: newId(),
  outboundPermissionId: newId(),
  purpose: 'outbound_permission',
  phoneE164: '+4915112345678',
} as const;

describe('the key of phone codes', () => {
  it('gives the same six digits for the same code, and others for another id, nonce or key', () => {
    const nonce = randomBytes(32);
    const digits = KEY.digitsOf(BINDING.id, nonce);

    expect(digits).toMatch(/^[0-9]{6}$/);
    expect(KEY.digitsOf(BINDING.id, nonce)).toBe(digits);
    // Of 40 others hardly one can be the same by chance, all three kinds of them together never.
    const others = Array.from({ length: 40 }, () => [
      KEY.digitsOf(newId(), nonce),
      KEY.digitsOf(BINDING.id, randomBytes(32)),
      new PhoneCodeKey(randomBytes(32)).digitsOf(BINDING.id, nonce),
    ]).flat();
    expect(others.filter((other) => other === digits).length).toBeLessThan(3);
  });

  it('favours no code: each tenth of the million comes as often, in every place of the six', () => {
    const rounds = 20_000;
    const counts = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0));
    for (let round = 0; round < rounds; round++) {
      const nonce = Buffer.alloc(32);
      nonce.writeUInt32BE(round);
      [...KEY.digitsOf(BINDING.id, nonce)].forEach((digit, place) => {
        const row = counts[place] ?? [];
        row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
      });
    }
    for (const row of counts) {
      // Chi-squared with 9 degrees of freedom is above 33.7 once in 10,000 times; the nonces are fixed, so it is always the same.
      const expected = rounds / 10;
      const chi = row.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chi).toBeLessThan(33.7);
    }
  });

  it.each([
    ['id', newId()],
    ['accountId', newId()],
    ['outboundPermissionId', newId()],
    ['purpose', 'something_else'],
    ['phoneE164', '+4915112345679'],
  ])('the hash of a code is of no use for another %s', (property, other) => {
    const hash = KEY.hashOf('123456', BINDING);

    expect(KEY.matches('123456', hash, BINDING)).toBe(true);
    expect(KEY.matches('123457', hash, BINDING)).toBe(false);
    expect(KEY.matches('123456', hash, Object.assign({}, BINDING, { [property]: other }))).toBe(false);
    expect(new PhoneCodeKey(Buffer.alloc(32, 8)).matches('123456', hash, BINDING)).toBe(false);
  });

  it('is the one that is set, or is made once in the data folder, for nobody else to read', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-code-key-'));
    try {
      const phone = { twilio: null, codeKey: null, codesPerPrefix: 100 };
      const nonce = randomBytes(32);

      const made = openPhoneCodeKey({ dataDir, phone }).digitsOf(BINDING.id, nonce);
      const found = openPhoneCodeKey({ dataDir, phone }).digitsOf(BINDING.id, nonce);

      expect(found).toBe(made);
      expect(readdirSync(dataDir)).toEqual(['phone-code-key']);
      expect(statSync(join(dataDir, 'phone-code-key')).mode & 0o777).toBe(0o600);
      const codeKey = Buffer.alloc(32, 7).toString('base64');
      const set = openPhoneCodeKey({ dataDir, phone: { ...phone, codeKey } });
      expect(set.digitsOf(BINDING.id, nonce)).toBe(KEY.digitsOf(BINDING.id, nonce));
      expect(() => openPhoneCodeKey({ dataDir, phone: { ...phone, codeKey: 'short' } })).toThrow(
        'PHONE_CODE_KEY must hold 32 bytes',
      );
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
