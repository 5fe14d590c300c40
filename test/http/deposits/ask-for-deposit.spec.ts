import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DepositView } from '../../../src/outbound-permissions/deposits/deposits.views.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember } from '../../support/builders.js';
import {
  aHeldDeposit,
  anAskedDeposit,
  aRequest,
  askForDeposit,
  booksOf,
  checkBooks,
  depositRow,
  newsOf,
  SANDBOX_SECRET,
  tell,
} from '../../support/deposits.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ SANDBOX_GATEWAY_SECRET: SANDBOX_SECRET });
});
afterAll(() => gatehouse.stop());

describe('T8: asking for a deposit', () => {
  it('gives a pending one and where it is paid', async () => {
    const account = await anAccount(gatehouse.database);
    const request = await aRequest(gatehouse, account);

    const answer = await askForDeposit(gatehouse, account, request);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      sid: expect.stringMatching(/^DP[0-9a-f]{32}$/),
      status: 'pending',
      amount: 1000,
      currency: 'USD',
      payUrl: expect.stringMatching(/\/sandbox\/payments\/DP/),
      outboundPermission: request.sid,
      account: account.sid,
    });
    const page = await fetch(answer.body.payUrl ?? '', { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('Pay a deposit of $10.00');
    expect(await booksOf(gatehouse, answer.body.sid)).toEqual({});
  });

  it.each([
    [{ amount: 999, currency: 'USD' }, 'amount', 'deposit_too_small'],
    [{ amount: 9.99, currency: 'USD' }, 'amount', 'is_int'],
    [{ amount: '1000', currency: 'USD' }, 'amount', 'is_int'],
    [{ amount: -1000, currency: 'USD' }, 'amount', 'deposit_too_small'],
    [{ amount: 1e21, currency: 'USD' }, 'amount', 'deposit_too_large'],
    [{ amount: null, currency: 'USD' }, 'amount', 'is_int'],
    [{ currency: 'USD' }, 'amount', 'is_int'],
    [{ amount: 1499, currency: 'JPY' }, 'amount', 'deposit_too_small'],
    [{ amount: 1000, currency: 'CHF' }, 'currency', 'currency_not_accepted'],
    [{ amount: 1000, currency: 'usd' }, 'currency', 'currency_not_accepted'],
    [{ amount: 1000, currency: ['USD'] }, 'currency', 'is_string'],
    [{ amount: 1000, currency: 'USD', discount: 1 }, 'discount', 'unknown_field'],
  ])('refuses %j with a clear error, and leaves nothing behind', async (body, field, code) => {
    const account = await anAccount(gatehouse.database);
    const request = await aRequest(gatehouse, account);

    const answer = await askForDeposit(gatehouse, account, request, body);

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field, code, message: expect.stringMatching(/\.$/) }] });
    expect(
      await rowsIn(gatehouse.database, `SELECT id FROM deposits WHERE account_id = $1`, [account.id]),
    ).toEqual([]);
  });

  it('asked again, it gives the same one', async () => {
    const { account, request, deposit } = await anAskedDeposit(gatehouse);

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => askForDeposit(gatehouse, account, request)),
    );

    expect(new Set(answers.map(({ status, body }) => `${status} ${body.sid} ${body.payUrl}`))).toEqual(
      new Set([`201 ${deposit.sid} ${deposit.payUrl}`]),
    );
  });

  it('ten people asking at the same time get one', async () => {
    const account = await anAccount(gatehouse.database);
    const request = await aRequest(gatehouse, account);

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => askForDeposit(gatehouse, account, request)),
    );

    expect(new Set(answers.map(({ status, body }) => `${status} ${body.sid}`)).size).toBe(1);
  });

  it('asked for another amount, it replaces the first; what is paid for that one comes back', async () => {
    const { account, request, deposit: first } = await anAskedDeposit(gatehouse);
    const second = await askForDeposit(gatehouse, account, request, { amount: 2500, currency: 'EUR' });
    expect(second.status).toBe(201);
    expect(second.body.sid).not.toBe(first.sid);

    await tell(gatehouse, newsOf(first, 'payment.succeeded'));

    const replaced = await depositRow(gatehouse, first.sid);
    expect(replaced.refundRequestedAt).not.toBeNull();
    expect(await booksOf(gatehouse, first.sid)).toMatchObject({ received: -1000 });
    const [row] = await rowsIn(
      gatehouse.database,
      `SELECT o.deposit_held_at, a.mode FROM outbound_permissions o JOIN accounts a ON a.id = o.account_id WHERE o.id = $1`,
      [request.id],
    );
    expect(row).toEqual({ deposit_held_at: null, mode: 'development' });
    expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
  });

  it('after a payment that failed, asks for a new one', async () => {
    const { account, request, deposit } = await anAskedDeposit(gatehouse);
    await tell(gatehouse, newsOf(deposit, 'payment.failed'));

    const again = await askForDeposit(gatehouse, account, request);

    expect(again.status).toBe(201);
    expect(again.body.sid).not.toBe(deposit.sid);
  });

  it('once paid, asks for no more', async () => {
    const { account, request } = await aHeldDeposit(gatehouse);

    const answer = await askForDeposit(gatehouse, account, request, { amount: 2000, currency: 'USD' });

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'deposit_held' });
  });

  it.each(['rejected', 'closed', 'withdrawn'] as const)(
    'takes none for a request that is %s',
    async (status) => {
      const account = await anAccount(gatehouse.database);
      const request = await aRequest(gatehouse, account, { status, endedAt: new Date() });

      const answer = await askForDeposit(gatehouse, account, request);

      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'request_state', status: 409, state: status });
    },
  );

  it('can go on after a crash between the row and the gateway', async () => {
    const { account, request, deposit } = await anAskedDeposit(gatehouse);
    await rowsIn(
      gatehouse.database,
      `UPDATE deposits SET reference = NULL, pay_url = NULL WHERE id = $1::uuid`,
      [deposit.sid.slice(2)],
    );

    const again = await askForDeposit(gatehouse, account, request);

    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ sid: deposit.sid, payUrl: deposit.payUrl });
  });
});

describe('who may ask for a deposit and read it', () => {
  it('another customer finds neither the request nor the deposit', async () => {
    const { request, deposit } = await anAskedDeposit(gatehouse);
    const stranger = await anAccount(gatehouse.database);

    const asked = await askForDeposit(gatehouse, stranger, request);
    const read = await call(gatehouse, asCustomer(stranger), 'GET', `/api/deposits/${deposit.sid}`);

    expect([asked.status, read.status]).toEqual([404, 404]);
  });

  it('its customer reads it, a parent that of its subaccount, staff with what the gateway calls it', async () => {
    const parent = await anAccount(gatehouse.database);
    const account = await anAccount(gatehouse.database, { parentId: parent.id });
    const request = await aRequest(gatehouse, account);
    const { body: deposit } = await askForDeposit(gatehouse, account, request);
    const reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
    const read = (by: Record<string, string>) =>
      call<DepositView>(gatehouse, by, 'GET', `/api/deposits/${deposit.sid}`);

    const [own, parents, staffs, platforms] = await Promise.all(
      [asCustomer(account), asCustomer(parent), asStaff(reviewer), PLATFORM].map((by) => read({ ...by })),
    );

    expect(own?.body).toEqual(deposit);
    expect(parents?.body).toEqual(deposit);
    expect(staffs?.body).toMatchObject({
      sid: deposit.sid,
      gateway: 'sandbox',
      reference: `sandbox_${deposit.sid}`,
    });
    expect(platforms?.status).toBe(403);
  });

  it('staff out of scope do not', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const narrow = await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } });

    expect((await call(gatehouse, asStaff(narrow), 'GET', `/api/deposits/${deposit.sid}`)).status).toBe(404);
  });
});
