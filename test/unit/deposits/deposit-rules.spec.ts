import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { flawOf, refuseUnfitDeposit } from '../../../src/outbound-permissions/deposits/deposits.rules.js';
import { formatMoney } from '../../../src/kernel/money.js';

const { payments } = readConfig({ DEPOSIT_MINIMUMS: 'USD=1000,EUR=1000,GBP=900,JPY=1500,KWD=3100' });

describe('T8: how much a deposit must be', () => {
  it.each([
    [1000, 'USD', null],
    [999, 'USD', 'deposit_too_small'],
    [0, 'USD', 'deposit_too_small'],
    [-1000, 'USD', 'deposit_too_small'],
    [1_000_000, 'USD', null],
    [1_000_001, 'USD', 'deposit_too_large'],
    [1e21, 'USD', 'deposit_too_large'],
    [Number.NaN, 'USD', 'deposit_too_small'],
    [900, 'GBP', null],
    [899, 'GBP', 'deposit_too_small'],
    [1500, 'JPY', null],
    [1499, 'JPY', 'deposit_too_small'],
    [3100, 'KWD', null],
    [3099, 'KWD', 'deposit_too_small'],
    [1000, 'CHF', 'currency_not_accepted'],
    [1000, 'usd', 'currency_not_accepted'],
    [1000, '__proto__', 'currency_not_accepted'],
    [1000, 'constructor', 'currency_not_accepted'],
  ])('%d %s: %s', (amount, currency, flaw) => {
    expect(flawOf({ amount, currency }, payments)).toBe(flaw);
  });

  it('says the least in the currency’s own digits: two, none, three', () => {
    const refusal = (amount: number, currency: string) => () =>
      refuseUnfitDeposit({ amount, currency }, payments);

    expect(refusal(999, 'USD')).toThrow('A deposit is at least $10.00 (1000 in minor units).');
    expect(refusal(10, 'JPY')).toThrow('A deposit is at least ¥1,500 (1500 in minor units).');
    expect(refusal(10, 'KWD')).toThrow(
      `A deposit is at least ${formatMoney({ amount: 3100, currency: 'KWD' })}`,
    );
    expect(formatMoney({ amount: 3100, currency: 'KWD' })).toContain('3.100');
    expect(refusal(1000, 'CHF')).toThrow('Deposits are taken in EUR, GBP, JPY, KWD, USD.');
  });

  it.each(['USD', 'USD=0', 'USD=-5', 'USD=10.00', 'usd=1000', 'XXY=1000', 'USD=1e3'])(
    'DEPOSIT_MINIMUMS=%s keeps the program from starting',
    (text) => {
      expect(() => readConfig({ DEPOSIT_MINIMUMS: text })).toThrow('DEPOSIT_MINIMUMS has');
    },
  );
});

describe('which gateway takes the money', () => {
  it('is the sandbox, unless said otherwise', () => {
    expect(readConfig({}).payments.gateway).toBe('sandbox');
  });

  it('must be said in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('PAYMENT_GATEWAY is not set');
    expect(readConfig({ NODE_ENV: 'production', PAYMENT_GATEWAY: 'sandbox' }).payments.gateway).toBe(
      'sandbox',
    );
  });

  it('needs all of its keys', () => {
    expect(() => readConfig({ PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow(
      'need STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET',
    );
    expect(() => readConfig({ PAYMENT_GATEWAY: 'paypal' })).toThrow('PAYMENT_GATEWAY is "paypal"');
  });
});
