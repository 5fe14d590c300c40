import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DepositView } from '../../../src/outbound-permissions/deposits/deposits.views.js';
import { asStaff, call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltStaff } from '../../support/builders.js';
import {
  anAskedDeposit,
  aRequest,
  askForDeposit,
  booksOf,
  checkBooks,
  depositRow,
  parkedOf,
} from '../../support/deposits.js';
import { eventually } from '../../support/eventually.js';
import { rowsIn } from '../../support/rows-in.js';
import { refused, STRIPE_ENV, StripeServer, stripeWebhook } from '../../support/stripe-server.js';

let stripe: StripeServer;
let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  stripe = await StripeServer.start();
  gatehouse = await startTestApp({ ...STRIPE_ENV, STRIPE_API_URL: stripe.url });
  senior = await aStaffMember(gatehouse.database);
});
afterAll(async () => {
  await gatehouse.stop();
  await stripe.stop();
});
afterEach(() => {
  stripe.outage = null;
});

const send = ({ body, headers }: ReturnType<typeof stripeWebhook>) =>
  call<{ code?: string }>(gatehouse, NOBODY, 'POST', '/api/payments/webhook/stripe', body, headers);

async function intentOf(deposit: DepositView, changes: object = {}) {
  const { reference } = await depositRow(gatehouse, deposit.sid);
  return {
    id: reference,
    object: 'payment_intent',
    amount: deposit.amount,
    amount_received: deposit.amount,
    currency: deposit.currency.toLowerCase(),
    metadata: { deposit: deposit.sid, account: deposit.account },
    ...changes,
  };
}

async function aPaidDeposit() {
  const asked = await anAskedDeposit(gatehouse);
  await send(stripeWebhook('payment_intent.succeeded', await intentOf(asked.deposit)));
  return { ...asked, reference: (await depositRow(gatehouse, asked.deposit.sid)).reference };
}

const statusOf = async (sid: string): Promise<string> => (await depositRow(gatehouse, sid)).status;

describe('a deposit through Stripe', () => {
  it('is a PaymentIntent that carries the deposit’s sid, under a key of its own', async () => {
    const { account, deposit } = await anAskedDeposit(gatehouse);

    const asked = stripe.asked.find(({ fields }) => fields.get('metadata[deposit]') === deposit.sid);

    expect(Object.fromEntries(asked?.fields ?? [])).toMatchObject({
      amount: '1000',
      currency: 'usd',
      'automatic_payment_methods[enabled]': 'true',
      'metadata[deposit]': deposit.sid,
      'metadata[account]': account.sid,
    });
    expect(asked?.key).toBe(`create_${deposit.sid}`);
    expect(deposit.payUrl).toBe(`${gatehouse.url}/payments/${deposit.sid}`);
  });

  it('is paid on a page of ours with Stripe’s form in it, which alone may load Stripe’s script', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const { reference } = await depositRow(gatehouse, deposit.sid);

    const page = await fetch(deposit.payUrl ?? '', { headers: { accept: 'text/html' } });
    const html = await page.text();

    expect(html).toContain('Pay a deposit of $10.00');
    expect(html).toContain(`data-client-secret="${reference}_secret"`);
    expect(html).not.toContain('sk_test');
    expect(html).not.toMatch(/<input[^>]*(card|cvc|number)/i);
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'self' https:\/\/js\.stripe\.com/,
    );
    const other = await fetch(`${gatehouse.url}/sign-in`);
    expect(other.headers.get('content-security-policy')).not.toContain('stripe');
  });

  it('stays there when Stripe does not answer, and can be asked for again', async () => {
    const account = await anAccount(gatehouse.database);
    const request = await aRequest(gatehouse, account);
    stripe.outage = { status: 500, body: { error: { type: 'api_error', message: 'Down.' } } };
    const failed = await askForDeposit(gatehouse, account, request);
    stripe.outage = null;

    const again = await askForDeposit(gatehouse, account, request);

    expect(failed).toMatchObject({ status: 503, body: { code: 'gateway_unavailable' } });
    expect(again.status).toBe(201);
    const rows = await rowsIn(gatehouse.database, `SELECT 1 FROM deposits WHERE account_id = $1`, [
      account.id,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('what Stripe tells', () => {
  it('makes the deposit held, and tells of its end', async () => {
    const { deposit, reference } = await aPaidDeposit();
    expect(await statusOf(deposit.sid)).toBe('held');
    const charge = { payment_intent: reference, currency: 'usd', metadata: {}, amount_refunded: 1000 };

    await send(stripeWebhook('charge.refunded', charge));

    expect(await statusOf(deposit.sid)).toBe('refunded');
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -1000, refunded: 1000 });
  });

  it('a dispute finds its deposit by the payment alone; an inquiry takes no money', async () => {
    const { deposit, reference } = await aPaidDeposit();
    const dispute = { payment_intent: reference, amount: 1000, currency: 'usd', metadata: {} };

    await send(stripeWebhook('charge.dispute.created', { ...dispute, status: 'warning_needs_response' }));
    expect(await statusOf(deposit.sid)).toBe('held');
    await send(stripeWebhook('charge.dispute.created', { ...dispute, status: 'needs_response' }));
    await send(stripeWebhook('charge.dispute.funds_withdrawn', { ...dispute, status: 'needs_response' }));

    expect(await statusOf(deposit.sid)).toBe('disputed');
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -1000, charged_back: 1000 });
    await send(stripeWebhook('charge.dispute.funds_reinstated', { ...dispute, status: 'won' }));
    expect(
      await rowsIn(
        gatehouse.database,
        `SELECT parked_reason FROM gateway_events WHERE payment = $1 AND parked_reason IS NOT NULL`,
        [reference],
      ),
    ).toEqual([{ parked_reason: 'unknown_event' }]);
  });

  it('a partial refund is for a person', async () => {
    const { deposit, reference } = await aPaidDeposit();

    await send(
      stripeWebhook('charge.refunded', {
        payment_intent: reference,
        currency: 'usd',
        metadata: { deposit: deposit.sid },
        amount_refunded: 400,
      }),
    );

    expect(await statusOf(deposit.sid)).toBe('held');
    expect(await parkedOf(gatehouse, deposit.sid)).toEqual(['wrong_amount']);
  });

  it('another account in the metadata is for a person', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const metadata = { deposit: deposit.sid, account: `AC${'3'.repeat(32)}` };

    await send(stripeWebhook('payment_intent.succeeded', await intentOf(deposit, { metadata })));

    expect(await parkedOf(gatehouse, deposit.sid)).toEqual(['wrong_account']);
  });

  it('payments of others on the same Stripe account are none of our business', async () => {
    const object = { id: 'pi_of_the_shop', amount: 1, amount_received: 1, currency: 'usd', metadata: {} };

    const answer = await send(stripeWebhook('payment_intent.succeeded', object));

    expect(answer.status).toBe(200);
    expect(
      await rowsIn(gatehouse.database, `SELECT 1 FROM gateway_events WHERE payment = 'pi_of_the_shop'`),
    ).toEqual([]);
  });

  it('a payment whose name was never noted is found by the deposit in its metadata', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const intent = await intentOf(deposit);
    await rowsIn(
      gatehouse.database,
      `UPDATE deposits SET reference = NULL, pay_url = NULL WHERE id = $1::uuid`,
      [deposit.sid.slice(2)],
    );

    await send(stripeWebhook('payment_intent.succeeded', intent));

    expect(await depositRow(gatehouse, deposit.sid)).toMatchObject({ status: 'held', reference: intent.id });
  });
});

describe('a webhook that Stripe did not send', () => {
  it.each([
    ['signed by another secret', { secret: 'whsec_other' }, 'signature_wrong'],
    ['six minutes old', { at: new Date(Date.now() - 6 * 60_000) }, 'too_old'],
  ])('%s is refused', async (_, options, code) => {
    const { deposit } = await anAskedDeposit(gatehouse);

    const answer = await send(stripeWebhook('payment_intent.succeeded', await intentOf(deposit), options));

    expect(answer).toMatchObject({ status: 401, body: { code } });
    expect(await statusOf(deposit.sid)).toBe('pending');
  });

  it('with another body, or without a signature, is refused', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const { body, headers } = stripeWebhook('payment_intent.succeeded', await intentOf(deposit));

    expect((await send({ body: body.replace('1000', '1001'), headers })).body.code).toBe('signature_wrong');
    expect((await send({ body, headers: {} })).body.code).toBe('signature_missing');
  });
});

describe('a refund through Stripe', () => {
  const refund = (sid: string) => call(gatehouse, asStaff(senior), 'POST', `/api/deposits/${sid}/refund`);
  const dueNow = () => call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 60_000 });

  it('asked for 50 times is ordered once', async () => {
    const { deposit, reference } = await aPaidDeposit();
    const before = stripe.orders('/v1/refunds').length;

    await Promise.all(Array.from({ length: 50 }, () => refund(deposit.sid)));
    await dueNow();

    expect(stripe.orders('/v1/refunds')).toHaveLength(before + 1);
    expect(stripe.asked.at(-1)?.fields.get('payment_intent')).toBe(reference);
    expect(await statusOf(deposit.sid)).toBe('held');
  });

  it('is tried again when Stripe does not answer, under the same key', async () => {
    const { deposit } = await aPaidDeposit();
    stripe.outage = { status: 500, body: { error: { type: 'api_error', message: 'Down.' } } };
    const before = stripe.orders('/v1/refunds').length;
    await refund(deposit.sid);
    await eventually(async () => (await depositRow(gatehouse, deposit.sid)).refundError !== null);
    stripe.outage = null;

    await dueNow();

    await eventually(async () => (await depositRow(gatehouse, deposit.sid)).refundError === null);
    expect(stripe.orders('/v1/refunds')).toHaveLength(before + 1);
  });

  it('that Stripe made before, of which the news was lost, is noted', async () => {
    const { deposit, reference } = await aPaidDeposit();
    await fetch(`${stripe.url}/v1/refunds`, { method: 'POST', body: `payment_intent=${reference}` });

    await refund(deposit.sid);
    await dueNow();

    await eventually(async () => (await statusOf(deposit.sid)) === 'refunded');
  });

  it('that Stripe refuses for good waits for a person', async () => {
    const { deposit } = await aPaidDeposit();
    stripe.outage = refused('charge_disputed', 'This charge has been disputed.');

    await refund(deposit.sid);
    await dueNow();

    await eventually(async () => (await parkedOf(gatehouse, deposit.sid)).includes('refund_refused'));
    expect(await depositRow(gatehouse, deposit.sid)).toMatchObject({
      status: 'held',
      refundError: 'This charge has been disputed.',
    });
    const attempts = (await depositRow(gatehouse, deposit.sid)).refundAttempts;
    await dueNow();
    expect((await depositRow(gatehouse, deposit.sid)).refundAttempts).toBe(attempts);
  });
});

it('where Stripe takes the money there is no sandbox', async () => {
  const { deposit } = await anAskedDeposit(gatehouse);

  const statuses = [
    (await call(gatehouse, NOBODY, 'POST', '/api/payments/webhook/sandbox', {})).status,
    (await call(gatehouse, NOBODY, 'POST', `/dev/payments/${deposit.sid}`, { outcome: 'succeed' })).status,
    (await fetch(`${gatehouse.url}/sandbox/payments/${deposit.sid}`)).status,
  ];

  expect(statuses).toEqual([404, 404, 404]);
});

it('the books add up after all of this', async () => {
  expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
});
