import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffPrincipal } from '../../../src/access/principal.js';
import {
  ParkedEvents,
  type ParkedEvent,
} from '../../../src/outbound-permissions/deposits/parked/parked-events.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import {
  aHeldDeposit,
  anAskedDeposit,
  booksOf,
  checkBooks,
  depositRow,
  newsOf,
  SANDBOX_SECRET,
  tell,
} from '../../support/deposits.js';
import { eventually } from '../../support/eventually.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let senior: StaffPrincipal;
beforeAll(async () => {
  gatehouse = await startTestApp({ SANDBOX_GATEWAY_SECRET: SANDBOX_SECRET });
  senior = principalOf(await aStaffMember(gatehouse.database));
});
afterAll(() => gatehouse.stop());

function principalOf(staff: BuiltStaff): StaffPrincipal {
  const { scopeCaseTypes: caseTypes, scopeCountries: countries, scopeMaxBand: maxBand } = staff;
  return { kind: 'staff', staff: { ...staff, scope: { caseTypes, countries, maxBand } } };
}

const parked = () => gatehouse.app.get(ParkedEvents, { strict: false });

async function waiting(payment: string, by = senior): Promise<ParkedEvent | undefined> {
  const { items } = await parked().list(by, { limit: 200 });
  return items.find((item) => item.payment === payment);
}

async function waitingId(payment: string): Promise<string> {
  return (await waiting(payment))?.id ?? '';
}

/** A deposit for which something else was paid than agreed. */
async function paidOtherwise(changes: object) {
  const asked = await anAskedDeposit(gatehouse);
  await tell(gatehouse, newsOf(asked.deposit, 'payment.succeeded', changes));
  return asked;
}

describe('news of a payment that waits for a person', () => {
  it('is listed with what was told, the deposit as it stands, and what may be done', async () => {
    const { account, deposit } = await paidOtherwise({ amount: 2500 });

    expect(await waiting(deposit.sid)).toMatchObject({
      gateway: 'sandbox',
      kind: 'succeeded',
      reason: 'wrong_amount',
      amount: 2500,
      currency: 'USD',
      companyName: account.companyName,
      accountSid: account.sid,
      deposit: { status: 'pending', amount: 1000 },
      settlements: ['accept', 'refund', 'dismiss'],
    });
  });

  it.each([
    [{ amount: 500 }, ['refund', 'dismiss']],
    [{ currency: 'EUR' }, ['accept', 'refund', 'dismiss']],
    [{ currency: 'CHF' }, ['refund', 'dismiss']],
    [{ currency: 'dollars' }, ['dismiss']],
    [{ amount: 0 }, ['dismiss']],
    [{ amount: 1e21 }, ['dismiss']],
    [{ account: `AC${'2'.repeat(32)}` }, ['dismiss']],
    [{ amount: 2500, type: 'payment.refunded' }, ['dismiss']],
  ])('%j offers %j', async (changes, settlements) => {
    const { deposit } = await paidOtherwise(changes);

    expect((await waiting(deposit.sid))?.settlements).toEqual(settlements);
  });

  it('is taken as the deposit that was really paid', async () => {
    const { request, deposit } = await paidOtherwise({ amount: 2500, currency: 'EUR' });

    await parked().settle(senior, await waitingId(deposit.sid), {
      how: 'accept',
      note: 'Enough, and in euros.',
    });

    expect(await depositRow(gatehouse, deposit.sid)).toMatchObject({
      status: 'held',
      amount: 2500,
      currency: 'EUR',
    });
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -2500, held: 2500 });
    const [row] = await rowsIn(
      gatehouse.database,
      `SELECT deposit_held_at IS NOT NULL AS paid FROM outbound_permissions WHERE id = $1`,
      [request.id],
    );
    expect(row).toEqual({ paid: true });
    expect(await waiting(deposit.sid)).toBeUndefined();
  });

  it('is given back', async () => {
    const { deposit } = await paidOtherwise({ amount: 500 });

    await parked().settle(senior, await waitingId(deposit.sid), { how: 'refund', note: 'Too little.' });

    await eventually(async () => (await depositRow(gatehouse, deposit.sid)).status === 'refunded');
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -500, refunded: 500 });
  });

  it('is dismissed, with who did it and why, and settled once', async () => {
    const { deposit } = await paidOtherwise({ amount: 500 });
    const id = await waitingId(deposit.sid);
    const dismiss = () => parked().settle(senior, id, { how: 'dismiss', note: 'A test payment.' });

    const outcomes = await Promise.allSettled([dismiss(), dismiss(), dismiss()]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(dismiss()).rejects.toMatchObject({ code: 'already_settled' });
    const [event] = await rowsIn(
      gatehouse.database,
      `SELECT actor_id, detail->>'how' AS how, detail->>'note' AS note FROM audit_events
       WHERE action = 'deposit.news_settled' AND subject_id = $1::uuid`,
      [deposit.sid.slice(2)],
    );
    expect(event).toEqual({ actor_id: senior.staff.id, how: 'dismiss', note: 'A test payment.' });
  });

  it('is not settled in a way that is not offered', async () => {
    const { deposit } = await paidOtherwise({ amount: 500 });
    const id = await waitingId(deposit.sid);

    await expect(parked().settle(senior, id, { how: 'accept', note: 'Let it be.' })).rejects.toMatchObject({
      code: 'settlement_not_offered',
    });
  });

  it('is no business of reviewers, of staff out of scope, or of a party to the account', async () => {
    const { account, deposit } = await paidOtherwise({ amount: 500 });
    const id = await waitingId(deposit.sid);
    const settle = async (wishes: Parameters<typeof aStaffMember>[1]) =>
      parked().settle(principalOf(await aStaffMember(gatehouse.database, wishes)), id, {
        how: 'dismiss',
        note: 'No.',
      });

    await expect(settle({ roles: ['reviewer'] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(settle({ scope: { countries: ['FR'] } })).rejects.toMatchObject({ code: 'not_found' });
    await expect(settle({ partyTo: [account] })).rejects.toMatchObject({ code: 'party_to_account' });
    const narrow = principalOf(await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } }));
    expect(await waiting(deposit.sid, narrow)).toBeUndefined();
  });

  it('a refund that did not arrive can be tried again', async () => {
    const { deposit } = await aHeldDeposit(gatehouse);
    await tell(gatehouse, newsOf(deposit, 'payment.refunded'));
    await tell(gatehouse, newsOf(deposit, 'payment.refund_failed'));
    expect(await waiting(deposit.sid)).toMatchObject({
      reason: 'refund_failed',
      settlements: ['retry_refund', 'dismiss'],
    });
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -1000, held: 1000 });

    await parked().settle(senior, await waitingId(deposit.sid), {
      how: 'retry_refund',
      note: 'Their bank is back.',
    });

    await eventually(async () => (await depositRow(gatehouse, deposit.sid)).status === 'refunded');
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -1000, refunded: 1000 });
  });
});

it('whoever runs the program sees what waits, and whether the books add up', async () => {
  const { deposit } = await paidOtherwise({ amount: 500 });
  expect(await waiting(deposit.sid)).toBeDefined();

  const metrics = await (await fetch(`${gatehouse.url}/metrics`)).text();

  expect(metrics).toMatch(/^gatehouse_parked_payment_news [1-9]/m);
  expect(metrics).toMatch(/^gatehouse_deposit_books_flaws 0$/m);
  expect(metrics).toMatch(/^gatehouse_refunds_under_way \d/m);
});

it('the books add up after all of this', async () => {
  expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
});
