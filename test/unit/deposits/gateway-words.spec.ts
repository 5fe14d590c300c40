import { describe, expect, it } from 'vitest';
import { readSandboxBody, sandboxBody } from '../../../src/integrations/payments/sandbox-body.js';
import {
  refuseSandboxSignature,
  signSandboxBody,
} from '../../../src/integrations/payments/sandbox-signature.js';
import { fromStripeAmount, toStripeAmount } from '../../../src/integrations/payments/stripe-amounts.js';
import { widened } from '../../../src/outbound-permissions/deposits/pay-pages/stripe-page.controller.js';
import { mismatchOf } from '../../../src/outbound-permissions/deposits/news/mismatch.js';
import { toSid } from '../../../src/kernel/ids.js';

const NOW = new Date('2026-11-22T09:30:00.000Z');
const SECRET = 'a shared secret';
const BODY = sandboxBody('evt_1', 'payment.succeeded', 'DP1', { amount: 1000, currency: 'USD' });
const secondsFrom = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const refusalOf = (header: unknown, body = BODY, at = NOW) =>
  refuseSandboxSignature(header, Buffer.from(body), SECRET, at);

describe('the signature of the sandbox', () => {
  const header = signSandboxBody(BODY, SECRET, NOW);

  it.each([0, 299, 300, -300])('is good %d seconds later', (seconds) => {
    expect(refusalOf(header, BODY, secondsFrom(seconds))).toBeNull();
  });

  it.each([301, 360, -301])('is too old, or from the future, %d seconds later', (seconds) => {
    expect(refusalOf(header, BODY, secondsFrom(seconds))).toBe('too_old');
  });

  it('does not fit a body of which any byte was flipped', () => {
    for (let at = 0; at < BODY.length; at++) {
      const bytes = Buffer.from(BODY);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(refuseSandboxSignature(header, bytes, SECRET, NOW)).toBe('signature_wrong');
    }
  });

  it('does not fit another time, another secret, or other words', () => {
    const [, mac = ''] = header.split(',v1=');
    const later = Math.floor(NOW.getTime() / 1000) + 60;

    expect(refusalOf(`t=${later},v1=${mac}`)).toBe('signature_wrong');
    expect(refusalOf(signSandboxBody(BODY, 'another secret', NOW))).toBe('signature_wrong');
    for (const words of ['', 't=1', `v1=${mac}`, `${header},v1=${mac}`, ['a', 'b'], `t=1e9,v1=${mac}`])
      expect(refusalOf(words)).toBe('signature_wrong');
    expect(refusalOf(undefined)).toBe('signature_missing');
  });
});

describe('what the sandbox tells', () => {
  it('is read back as it was written', () => {
    expect(readSandboxBody(BODY)).toEqual({
      id: 'evt_1',
      kind: 'succeeded',
      payment: 'DP1',
      reference: null,
      account: null,
      amount: 1000,
      currency: 'USD',
    });
  });

  it.each(['', 'null', '[]', '"x"', '{}', '{"id":7}', '{"id":""}', `{"id":"${'x'.repeat(201)}"}`])(
    'says nothing without the id of the event: %s',
    (text) => {
      expect(readSandboxBody(text)).toBeNull();
    },
  );

  it.each([1e21, 9.99, -1000, '1000', null, 2 ** 53])('an amount of %j is no amount', (amount) => {
    const body = JSON.stringify({
      id: 'e',
      type: 'payment.succeeded',
      payment: 'DP1',
      amount,
      currency: 'USD',
    });

    expect(readSandboxBody(body)?.amount).toBeNull();
  });

  it.each(['payment.exploded', '__proto__', 'constructor', 7])('%j is news of no known kind', (type) => {
    expect(readSandboxBody(JSON.stringify({ id: 'e', type }))?.kind).toBeNull();
  });
});

describe('whether news can be about a deposit', () => {
  const accountId = '0190f3c2-a1b2-7c4d-8e5f-60718293a4b5';
  const deposit = { accountId, amount: 1000, currency: 'USD' };
  const told = { kind: 'succeeded', account: null, amount: 1000, currency: 'USD' } as const;

  it.each([
    [{}, null],
    [{ account: toSid('account', accountId) }, null],
    [{ account: `AC${'0'.repeat(32)}` }, 'wrong_account'],
    [{ currency: 'EUR' }, 'wrong_currency'],
    [{ currency: null }, 'wrong_currency'],
    [{ amount: 999 }, 'wrong_amount'],
    [{ amount: 1001 }, 'wrong_amount'],
    [{ amount: null }, 'wrong_amount'],
    [{ kind: 'failed', amount: null, currency: null }, null],
    [{ kind: 'failed', amount: 1 }, 'wrong_amount'],
  ] as const)('%j: %s', (changes, reason) => {
    expect(mismatchOf({ ...told, ...changes }, deposit)).toBe(reason);
  });
});

describe('how Stripe counts', () => {
  it.each([
    [1000, 'USD', 1000],
    [1500, 'JPY', 1500],
    [3100, 'KWD', 3100],
    [3105, 'KWD', null],
    [1500, 'ISK', 150_000],
  ])('%d %s is %s to it', (amount, currency, counted) => {
    expect(toStripeAmount({ amount, currency })).toBe(counted);
    if (counted !== null)
      expect(fromStripeAmount(counted, currency.toLowerCase())).toEqual({ amount, currency });
  });

  it('gives no money for what is no whole amount of ours', () => {
    expect(fromStripeAmount(150_050, 'isk')).toBeNull();
  });
});

it('the pay page widens the policy only where it must', () => {
  expect(
    widened("default-src 'none';script-src 'self';form-action 'self'", {
      'script-src': 'x',
      'frame-src': 'y',
    }),
  ).toBe("default-src 'none';form-action 'self';script-src x;frame-src y");
});
