import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { SYSTEM } from '../../../src/kernel/actor.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { forfeitDeposit } from '../../../src/outbound-permissions/deposits/refunds/forfeit-deposit.js';
import { requestRefund } from '../../../src/outbound-permissions/deposits/refunds/request-refund.js';
import { asCustomer, asStaff, call, NOBODY, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import {
  aHeldDeposit,
  anAskedDeposit,
  askForDeposit,
  booksOf,
  checkBooks,
  depositRow,
  newsOf,
  SANDBOX_SECRET,
  tell,
  type Asked,
} from '../../support/deposits.js';
import { eventually } from '../../support/eventually.js';
import { mailsTo } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({ SANDBOX_GATEWAY_SECRET: SANDBOX_SECRET, SANDBOX_TWICE_PERCENT: '100' });
  senior = await aStaffMember(gatehouse.database);
});
afterAll(() => gatehouse.stop());

const refund = (sid: string, by: BuiltStaff = senior, body?: object) =>
  call<{ status: string; sid: string; code?: string }>(
    gatehouse,
    asStaff(by),
    'POST',
    `/api/deposits/${sid}/refund`,
    body,
  );

const untilStatus = (sid: string, status: string) =>
  eventually(async () => (await depositRow(gatehouse, sid)).status === status);

/** How often the gateway was asked for something that had an effect there. */
const ordersFor = async (sid: string): Promise<number> =>
  (await rowsIn(gatehouse.database, `SELECT 1 FROM sandbox_callbacks WHERE payment = $1`, [sid])).length;

async function modeOf({ account }: Pick<Asked, 'account'>): Promise<string | undefined> {
  const [row] = await rowsIn<{ mode: string }>(
    gatehouse.database,
    `SELECT mode FROM accounts WHERE id = $1`,
    [account.id],
  );
  return row?.mode;
}

const inTransaction = (work: Parameters<UnitOfWork['run']>[0]) => gatehouse.app.get(UnitOfWork).run(work);

describe('T8: a deposit is refundable', () => {
  it('staff give it back: the account loses what it stood on now, the money follows', async () => {
    const held = await aHeldDeposit(gatehouse);

    const answer = await refund(held.deposit.sid, senior, { reason: 'The customer asked for it.' });

    expect(answer).toMatchObject({ status: 202, body: { sid: held.deposit.sid, status: 'held' } });
    expect(await modeOf(held)).toBe('development');
    await untilStatus(held.deposit.sid, 'refunded');
    expect(await booksOf(gatehouse, held.deposit.sid)).toEqual({ received: -1000, refunded: 1000 });
    expect((await refund(held.deposit.sid)).status).toBe(200);
    expect((await mailsTo(gatehouse.database, held.account.email)).map(({ template }) => template)).toEqual([
      'deposit-received',
      'deposit-refunded',
    ]);
  });

  it('clicked 50 times at once it goes back once', async () => {
    const { deposit } = await aHeldDeposit(gatehouse);

    const answers = await Promise.all(Array.from({ length: 50 }, () => refund(deposit.sid)));

    expect(answers.every(({ status }) => status === 202 || status === 200)).toBe(true);
    expect(new Set(answers.map(({ body }) => body.sid))).toEqual(new Set([deposit.sid]));
    await untilStatus(deposit.sid, 'refunded');
    expect(await ordersFor(deposit.sid)).toBe(1);
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -1000, refunded: 1000 });
    const audited = await rowsIn<{ action: string; n: number }>(
      gatehouse.database,
      `SELECT action, count(*)::int AS n FROM audit_events WHERE subject_id = $1::uuid AND action LIKE 'deposit.refund%' GROUP BY action`,
      [deposit.sid.slice(2)],
    );
    expect(Object.fromEntries(audited.map(({ action, n }) => [action, n]))).toEqual({
      'deposit.refund_requested': 1,
      'deposit.refunded': 1,
    });
  });

  it('raced by a chargeback it leaves once', async () => {
    const helds = await Promise.all(Array.from({ length: 8 }, () => aHeldDeposit(gatehouse)));

    await Promise.all(
      helds.flatMap(({ deposit }) => [
        refund(deposit.sid),
        tell(gatehouse, newsOf(deposit, 'payment.disputed')),
        refund(deposit.sid),
      ]),
    );
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 0 });

    for (const { deposit } of helds) {
      expect([
        { received: -1000, charged_back: 1000 },
        { received: -1000, refunded: 1000 },
      ]).toContainEqual(await booksOf(gatehouse, deposit.sid));
    }
    expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
  });

  it('another may be paid while the first is on its way back', async () => {
    const { account, request, deposit } = await aHeldDeposit(gatehouse);
    await refund(deposit.sid);

    const second = await askForDeposit(gatehouse, account, request);
    await tell(gatehouse, newsOf(second.body, 'payment.succeeded'));
    await untilStatus(deposit.sid, 'refunded');

    expect((await depositRow(gatehouse, second.body.sid)).status).toBe('held');
    expect(await modeOf({ account })).toBe('production');
  });

  it.each([
    ['payment.failed', 'The payment of this deposit failed'],
    ['payment.disputed', 'The payment of this deposit was disputed'],
  ])('after %s there is nothing to give back', async (type, sentence) => {
    const { deposit } = await anAskedDeposit(gatehouse);
    expect((await refund(deposit.sid)).body).toMatchObject({ code: 'deposit_not_held', state: 'pending' });
    await tell(gatehouse, newsOf(deposit, type));

    const answer = await refund(deposit.sid);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'deposit_not_held',
      detail: expect.stringContaining(sentence),
    });
  });

  it.each([
    ['reviewer', 403],
    ['analyst', 403],
    ['auditor', 403],
    ['admin', 202],
    ['senior_reviewer', 202],
  ] as const)('a %s gets %i', async (role, status) => {
    const { deposit } = await aHeldDeposit(gatehouse);
    const member = await aStaffMember(gatehouse.database, { roles: [role] });

    expect((await refund(deposit.sid, member)).status).toBe(status);
  });

  it('neither its customer, nor the platform, nor staff out of scope or party to the account give it back', async () => {
    const { account, deposit } = await aHeldDeposit(gatehouse);
    const path = `/api/deposits/${deposit.sid}/refund`;
    const narrow = await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } });
    const party = await aStaffMember(gatehouse.database, { partyTo: [account] });

    const statuses = [
      (await call(gatehouse, asCustomer(account), 'POST', path)).status,
      (await call(gatehouse, PLATFORM, 'POST', path)).status,
      (await refund(deposit.sid, narrow)).status,
      (await refund(deposit.sid, party)).status,
    ];

    expect(statuses).toEqual([403, 403, 404, 403]);
    expect(await modeOf({ account })).toBe('production');
  });
});

describe('T8: what else gives a deposit back', () => {
  it('closing the account, once, and no step of the closing is in its way', async () => {
    const held = await aHeldDeposit(gatehouse);

    const answer = await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${held.account.sid}/close`, {
      reason: 'Done.',
    });

    expect(answer.status).toBeLessThan(300);
    await untilStatus(held.deposit.sid, 'refunded');
    expect(await ordersFor(held.deposit.sid)).toBe(1);
  });

  it('closing the account before it was paid: what is paid afterwards comes back', async () => {
    const asked = await anAskedDeposit(gatehouse);
    await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${asked.account.sid}/close`, { reason: 'Done.' });
    expect((await depositRow(gatehouse, asked.deposit.sid)).status).toBe('failed');

    await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'));

    await untilStatus(asked.deposit.sid, 'refunded');
    expect(await modeOf(asked)).toBe('development');
  });

  it('a command that ends the request, however often it asks', async () => {
    const held = await aHeldDeposit(gatehouse);
    const { id } = await depositRow(gatehouse, held.deposit.sid);
    const ledger = gatehouse.app.get(Ledger);
    const ask = () =>
      inTransaction((tx) =>
        requestRefund(tx, ledger, {
          depositId: id,
          reason: 'request_rejected',
          actor: SYSTEM,
          at: new Date(),
        }),
      );

    await Promise.all([ask(), ask(), ask(), ask()]);

    await untilStatus(held.deposit.sid, 'refunded');
    expect(await ordersFor(held.deposit.sid)).toBe(1);
    expect(await modeOf(held)).toBe('development');
  });
});

describe('a deposit that is kept', () => {
  it('moves into its own book and counts no more', async () => {
    const held = await aHeldDeposit(gatehouse);
    const { id } = await depositRow(gatehouse, held.deposit.sid);
    const forfeit = () =>
      inTransaction((tx) =>
        forfeitDeposit(tx, gatehouse.app.get(Ledger), {
          depositId: id,
          reason: 'Fines of the carrier.',
          actor: SYSTEM,
          at: new Date(),
          config: { webhooks: { platform: null, allowPrivate: false } },
        }),
      );

    await forfeit();

    expect(await booksOf(gatehouse, held.deposit.sid)).toEqual({ received: -1000, forfeited: 1000 });
    expect(await modeOf(held)).toBe('development');
    await expect(forfeit()).rejects.toThrow('This deposit was forfeited.');
    expect((await refund(held.deposit.sid)).body).toMatchObject({ code: 'deposit_not_held' });
  });
});

it('the books add up after all of this', async () => {
  expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
});
