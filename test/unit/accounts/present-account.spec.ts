import { describe, expect, it } from 'vitest';
import {
  accountViewFor,
  presentAccount,
  presentAccountToStaff,
} from '../../../src/accounts/present-account.js';
import { ACCOUNT_STATUSES } from '../../../src/kernel/words.js';
import { AT, anAccountRow } from './an-account-row.js';

const CUSTOMER = { kind: 'customer', accountId: 'a', portalUserId: null, label: 'Acme' } as const;
const PLATFORM = { kind: 'platform', keyId: null, label: 'platform' } as const;

/** Each value of what a customer may not see, marked so that it cannot hide. */
const MARKED = anAccountRow({
  band: 'blocked',
  score: 98_765,
  ip: 'MARK-ip',
  ipCountry: 'MARK-ip-country',
  userAgent: 'MARK-agent',
  deviceId: 'MARK-device',
  cardFingerprint: 'MARK-card',
  cardBin: 'MARK-bin',
  cardCountry: 'MARK-card-country',
  closeReason: 'MARK-reason',
  companySkeleton: 'MARK-skeleton',
});

describe('an account as its owner sees it', () => {
  it.each([CUSTOMER, PLATFORM])(
    'P32: the $kind never sees score, band, network, device, card or why',
    (reader) => {
      const json = JSON.stringify(accountViewFor(reader)(MARKED));
      expect(json).not.toMatch(/MARK|98765|blocked|score|band|payment|reason/i);
    },
  );

  it('P32: has the same keys in the same order, whatever its state', () => {
    const keys = (account: typeof MARKED) =>
      JSON.stringify(presentAccount(account), (_, value: unknown) =>
        value !== null && typeof value === 'object' && !Array.isArray(value) ? value : 0,
      );
    const plain = keys(anAccountRow());
    for (const status of ACCOUNT_STATUSES)
      expect(
        keys(anAccountRow({ status, closedAt: AT, website: 'https://acme.example', parentId: MARKED.id })),
      ).toBe(plain);
  });

  it('names the parent by its sid', () => {
    const view = presentAccount(anAccountRow({ parentId: '0192f000-0000-7000-8000-00000000000a' }));
    expect(view.parentAccount).toBe('AC0192f000000070008000' + '00000000000a');
  });
});

describe('an account as staff see it', () => {
  it('has all that the owner sees, and what it was assessed by', () => {
    expect(presentAccountToStaff(MARKED)).toEqual({
      ...presentAccount(MARKED),
      band: 'blocked',
      score: 98_765,
      ip: 'MARK-ip',
      ipCountry: 'MARK-ip-country',
      userAgent: 'MARK-agent',
      deviceId: 'MARK-device',
      payment: { fingerprint: 'MARK-card', bin: 'MARK-bin', country: 'MARK-card-country' },
      closeReason: 'MARK-reason',
    });
  });
});
