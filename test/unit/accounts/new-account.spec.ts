import { describe, expect, it } from 'vitest';
import { secretMatches } from '../../../src/access/secrets.js';
import { newAuthToken } from '../../../src/accounts/auth-token.js';
import { newAccount } from '../../../src/accounts/new-account.js';
import { newSubaccount } from '../../../src/accounts/new-subaccount.js';
import { AT, anAccountRow, BIRTH, IDENTIFIERS, SIGNUP } from './an-account-row.js';

const ACTIVE = { status: 'active', band: 'low', score: 5 } as const;

describe('a new account', () => {
  it.each([
    ['T7', 'self_service', 'development'],
    ['T1', 'contracted', 'production'],
  ] as const)('%s: a %s account starts in %s', (_, plan, mode) => {
    expect(newAccount({ ...SIGNUP, plan }, IDENTIFIERS, ACTIVE, BIRTH).mode).toBe(mode);
  });

  it('P3: stands as its assessment says', () => {
    const standing = { status: 'on_hold', band: 'high', score: 82 } as const;
    expect(newAccount(SIGNUP, IDENTIFIERS, standing, BIRTH)).toMatchObject(standing);
  });

  it('keeps all that the platform told', () => {
    const account = newAccount(
      {
        ...SIGNUP,
        company: { ...SIGNUP.company, website: 'https://acme.example', registrationNumber: 'HRB 1' },
        externalId: 'crm-7',
        phone: '+49 30 123',
        ip: '192.0.2.1',
        ipCountry: 'FR',
        userAgent: 'curl',
        deviceId: 'd-1',
        useCase: 'OTP',
        services: ['sms', 'voice'],
        payment: { fingerprint: 'fp', bin: '411111', country: 'US' },
      },
      { ...IDENTIFIERS, websiteDomain: 'acme.example', phoneE164: '+4930123' },
      ACTIVE,
      { ...BIRTH, parentId: '0192f000-0000-7000-8000-000000000009' },
    );

    expect(account).toMatchObject({
      parentId: '0192f000-0000-7000-8000-000000000009',
      externalId: 'crm-7',
      website: 'https://acme.example',
      websiteDomain: 'acme.example',
      registrationNumber: 'HRB 1',
      phone: '+49 30 123',
      phoneE164: '+4930123',
      ip: '192.0.2.1',
      ipCountry: 'FR',
      userAgent: 'curl',
      deviceId: 'd-1',
      useCase: 'OTP',
      services: ['sms', 'voice'],
      cardFingerprint: 'fp',
      cardBin: '411111',
      cardCountry: 'US',
    });
  });

  it('keeps only the hash of its token', () => {
    const account = newAccount(SIGNUP, IDENTIFIERS, ACTIVE, BIRTH);
    expect(JSON.stringify(account)).not.toContain(BIRTH.authToken);
    expect(secretMatches(BIRTH.authToken, account.authTokenHash)).toBe(true);
  });

  it('has a token of 32 hex characters, another each time', () => {
    expect(newAuthToken()).toMatch(/^[0-9a-f]{32}$/);
    expect(newAuthToken()).not.toBe(newAuthToken());
  });
});

describe('a new subaccount', () => {
  const parent = anAccountRow({
    externalId: 'crm-7',
    mode: 'production',
    plan: 'contracted',
    band: 'high',
    score: 70,
    ip: '192.0.2.1',
    deviceId: 'd-1',
    cardFingerprint: 'fp',
    version: 9,
  });
  const subaccount = newSubaccount(parent, {
    id: '0192f000-0000-7000-8000-000000000002',
    friendlyName: 'Team B',
    authToken: 'b'.repeat(32),
    status: 'restricted',
    at: AT,
  });

  it('has its parent’s company, plan, mode, address and risk', () => {
    const { companyName, country, email, plan, mode, band, score } = parent;
    expect(subaccount).toMatchObject({ companyName, country, email, plan, mode, band, score });
    expect(subaccount).toMatchObject({ parentId: parent.id, friendlyName: 'Team B', status: 'restricted' });
  });

  it('has its own token and version, and nothing of the parent’s card, device, network or outside name', () => {
    expect(secretMatches('b'.repeat(32), subaccount.authTokenHash)).toBe(true);
    expect(subaccount).toMatchObject({
      version: 1,
      externalId: null,
      ip: null,
      deviceId: null,
      cardFingerprint: null,
    });
  });
});
