import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { KnownKeys } from '../../../src/permissions/check/known-keys.js';

describe('what is said of a service while the database is away', () => {
  it.each([
    ['', { sms: 'closed', voice: 'closed', trunk: 'closed' }],
    ['sms:open', { sms: 'open', voice: 'closed', trunk: 'closed' }],
    ['sms:open, voice:closed ,trunk:OPEN', { sms: 'open', voice: 'closed', trunk: 'open' }],
  ])('%j', (value, expected) => {
    expect(readConfig({ PERMISSIONS_WITHOUT_DATABASE: value }).permissionsWithoutDatabase).toEqual(expected);
  });

  it.each(['open', 'fax:open', 'sms:maybe', 'sms=open'])('refuses %j, naming the variable', (value) => {
    expect(() => readConfig({ PERMISSIONS_WITHOUT_DATABASE: value })).toThrow(
      'PERMISSIONS_WITHOUT_DATABASE has',
    );
  });
});

describe('where the platform is told', () => {
  const PLATFORM_WEBHOOK_URL = 'https://platform.example/hook';

  it('nowhere, unless an address is set', () => {
    expect(readConfig({}).webhooks).toEqual({ platform: null, allowPrivate: false });
  });

  it.each(['', 'secret', 'whsec_c2hvcnQ=', `whsec_${'A'.repeat(200)}`])(
    'refuses to start with the secret %j',
    (PLATFORM_WEBHOOK_SECRET) => {
      expect(() => readConfig({ PLATFORM_WEBHOOK_URL, PLATFORM_WEBHOOK_SECRET })).toThrow(
        'PLATFORM_WEBHOOK_SECRET',
      );
    },
  );
});

describe('a platform key while the database is away', () => {
  const key = Buffer.alloc(32, 1);
  const other = Buffer.alloc(32, 2);

  it('counts for a minute after the database last said so, and not a moment longer', () => {
    const keys = new KnownKeys();
    keys.remember(key, 1000);
    expect([keys.isTrusted(key, 1000), keys.isTrusted(key, 60_999), keys.isTrusted(key, 61_000)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('never counts when it was not seen, or when the database has refused it since', () => {
    const keys = new KnownKeys();
    keys.remember(key, 1000);
    keys.forget(key);
    expect([keys.isTrusted(key, 1001), keys.isTrusted(other, 1001)]).toEqual([false, false]);
  });
});
