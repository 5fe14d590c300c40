import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember } from '../../support/builders.js';
import {
  aHeldDeposit,
  anAskedDeposit,
  booksOf,
  checkBooks,
  depositRow,
  newsOf,
  parkedOf,
  SANDBOX_SECRET,
  tell,
  type Asked,
} from '../../support/deposits.js';
import { mailsTo } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ SANDBOX_GATEWAY_SECRET: SANDBOX_SECRET });
});
afterAll(() => gatehouse.stop());

/** How account and request stand. */
async function standing({ request }: Asked) {
  const [row] = await rowsIn(
    gatehouse.database,
    `SELECT a.mode, o.status, o.deposit_held_at IS NOT NULL AS paid, o.end_reason
     FROM outbound_permissions o JOIN accounts a ON a.id = o.account_id WHERE o.id = $1`,
    [request.id],
  );
  return row;
}

const GRANTED = {
  status: 'granted',
  purposeGivenAt: new Date(),
  phoneProvedAt: new Date(),
  grantedAt: new Date(),
} as const;

/** A deposit that is held for a request which was granted since. */
async function aGrantedDeposit(): Promise<Asked> {
  const held = await aHeldDeposit(gatehouse);
  await rowsIn(
    gatehouse.database,
    `UPDATE outbound_permissions SET status = 'granted', purpose_given_at = $2, granted_at = $2 WHERE id = $1`,
    [held.request.id, GRANTED.grantedAt],
  );
  return held;
}

describe('T7, T8: a payment', () => {
  it('makes the deposit held and moves the account to production', async () => {
    const asked = await anAskedDeposit(gatehouse);

    const answer = await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'));

    expect([answer.status, answer.body]).toEqual([200, { received: true }]);
    expect((await depositRow(gatehouse, asked.deposit.sid)).status).toBe('held');
    expect(await standing(asked)).toMatchObject({ mode: 'production', status: 'open', paid: true });
    expect(await booksOf(gatehouse, asked.deposit.sid)).toEqual({ received: -1000, held: 1000 });
    expect(await mailsTo(gatehouse.database, asked.account.email)).toMatchObject([
      { template: 'deposit-received', payload: { deposit: { amount: 1000, currency: 'USD' } } },
    ]);
  });

  it('takes the subaccounts along', async () => {
    const asked = await anAskedDeposit(gatehouse);
    const subaccount = await anAccount(gatehouse.database, { parentId: asked.account.id });

    await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'));

    const [row] = await rowsIn(gatehouse.database, `SELECT mode FROM accounts WHERE id = $1`, [
      subaccount.id,
    ]);
    expect(row).toEqual({ mode: 'production' });
  });

  it('of the last step completes the request', async () => {
    const done = { purposeGivenAt: new Date(), phoneProvedAt: new Date() };
    const { request, deposit } = await anAskedDeposit(gatehouse, {
      ...done,
      purpose: 'Codes for our own customers when they sign in to our shop.',
      channels: ['sms'],
      userGeneratedContent: false,
      arbitraryDestinations: false,
      unsolicited: false,
      staysInDevelopment: false,
    });

    await tell(gatehouse, newsOf(deposit, 'payment.succeeded'));

    const [row] = await rowsIn(
      gatehouse.database,
      `SELECT completed_at IS NOT NULL AS completed FROM outbound_permissions WHERE id = $1`,
      [request.id],
    );
    expect(row).toEqual({ completed: true });
  });

  it('that failed may still succeed', async () => {
    const asked = await anAskedDeposit(gatehouse);

    await tell(gatehouse, newsOf(asked.deposit, 'payment.failed'));
    expect((await depositRow(gatehouse, asked.deposit.sid)).status).toBe('failed');
    await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'));

    expect(await standing(asked)).toMatchObject({ mode: 'production', paid: true });
    expect((await mailsTo(gatehouse.database, asked.account.email)).map(({ template }) => template)).toEqual([
      'deposit-failed',
      'deposit-received',
    ]);
  });
});

describe('T8: when the bank takes the money back', () => {
  it('the right to send ends, the account is in development, and risk sees it', async () => {
    const granted = await aGrantedDeposit();

    await tell(gatehouse, newsOf(granted.deposit, 'payment.disputed'));

    expect(await standing(granted)).toEqual({
      mode: 'development',
      status: 'closed',
      paid: false,
      end_reason: 'deposit_disputed',
    });
    expect(await booksOf(gatehouse, granted.deposit.sid)).toEqual({ received: -1000, charged_back: 1000 });
    const facts = await rowsIn(
      gatehouse.database,
      `SELECT kind, zero_tolerance, source FROM account_facts WHERE account_id = $1`,
      [granted.account.id],
    );
    expect(facts).toEqual([{ kind: 'card_flagged', zero_tolerance: true, source: 'monitoring' }]);
  });

  it('a contracted account stays in production (T1)', async () => {
    const held = await aHeldDeposit(gatehouse);
    await rowsIn(gatehouse.database, `UPDATE accounts SET plan = 'contracted' WHERE id = $1`, [
      held.account.id,
    ]);

    await tell(gatehouse, newsOf(held.deposit, 'payment.disputed'));

    expect(await standing(held)).toMatchObject({ mode: 'production', paid: false });
  });

  it('and we had refunded it already, a person looks at it and no money leaves twice', async () => {
    const held = await aHeldDeposit(gatehouse);
    await tell(gatehouse, newsOf(held.deposit, 'payment.refunded'));

    const answer = await tell(gatehouse, newsOf(held.deposit, 'payment.disputed'));

    expect(answer.status).toBe(200);
    expect(await parkedOf(gatehouse, held.deposit.sid)).toEqual(['disputed_after_refund']);
    expect(await booksOf(gatehouse, held.deposit.sid)).toEqual({ received: -1000, refunded: 1000 });
  });
});

describe('news in the wrong order', () => {
  it.each([
    ['payment.refunded', 'refunded', 'refunded'],
    ['payment.disputed', 'disputed', 'charged_back'],
  ])('%s before payment.succeeded ends as in the right order', async (type, status, book) => {
    const asked = await anAskedDeposit(gatehouse);

    await tell(gatehouse, newsOf(asked.deposit, type));
    await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'));
    await tell(gatehouse, newsOf(asked.deposit, 'payment.failed'));

    expect((await depositRow(gatehouse, asked.deposit.sid)).status).toBe(status);
    expect(await booksOf(gatehouse, asked.deposit.sid)).toEqual({ received: -1000, [book]: 1000 });
    expect(await standing(asked)).toMatchObject({ mode: 'development', paid: false });
    expect(await parkedOf(gatehouse, asked.deposit.sid)).toEqual([]);
  });

  it('payment.failed after payment.succeeded takes nothing back', async () => {
    const held = await aHeldDeposit(gatehouse);

    await tell(gatehouse, newsOf(held.deposit, 'payment.failed'));

    expect((await depositRow(gatehouse, held.deposit.sid)).status).toBe('held');
    expect(await standing(held)).toMatchObject({ mode: 'production', paid: true });
  });
});

describe('the same event', () => {
  it('sent 100 times at once has one effect', async () => {
    const asked = await anAskedDeposit(gatehouse);
    const news = newsOf(asked.deposit, 'payment.succeeded');

    const answers = await Promise.all(Array.from({ length: 100 }, () => tell(gatehouse, news)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const counted = await rowsIn(
      gatehouse.database,
      `SELECT (SELECT count(*) FROM money_transfers WHERE deposit_id = $1::uuid)::int AS transfers,
              (SELECT count(*) FROM gateway_events WHERE event_id = $2)::int AS events,
              (SELECT count(*) FROM audit_events WHERE action = 'deposit.held' AND subject_id = $1::uuid)::int AS told`,
      [asked.deposit.sid.slice(2), news.id],
    );
    expect(counted).toEqual([{ transfers: 1, events: 1, told: 1 }]);
    expect(await mailsTo(gatehouse.database, asked.account.email)).toHaveLength(1);
  });

  it('under other ids 100 times at once moves the money once', async () => {
    const asked = await anAskedDeposit(gatehouse);

    const answers = await Promise.all(
      Array.from({ length: 100 }, () => tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded'))),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await booksOf(gatehouse, asked.deposit.sid)).toEqual({ received: -1000, held: 1000 });
  });
});

describe('POST /dev/payments', () => {
  it.each([
    ['succeed', 'held'],
    ['fail', 'failed'],
    ['dispute', 'disputed'],
  ])('%s: answers once the callback was taken in', async (outcome, status) => {
    const { deposit } = await anAskedDeposit(gatehouse);

    const answer = await call(gatehouse, NOBODY, 'POST', `/dev/payments/${deposit.sid}`, { outcome });

    expect(answer).toMatchObject({ status: 200, body: { sid: deposit.sid, status } });
  });

  it('knows only outcomes and deposits that there are', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const play = (sid: string, body: object) => call(gatehouse, NOBODY, 'POST', `/dev/payments/${sid}`, body);

    expect((await play(deposit.sid, { outcome: 'explode' })).status).toBe(422);
    expect((await play(`DP${'0'.repeat(32)}`, { outcome: 'succeed' })).status).toBe(404);
  });
});

it('the books add up after all of this', async () => {
  expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
  const auditor = await aStaffMember(gatehouse.database, { roles: ['auditor'] });
  expect((await call(gatehouse, asStaff(auditor), 'GET', '/api/audit/verify')).body).toMatchObject({
    ok: true,
  });
});
