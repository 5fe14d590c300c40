import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toSid } from '../../../src/kernel/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  anAskedDeposit,
  aHeldDeposit,
  depositRow,
  newsOf,
  SANDBOX_SECRET,
  tell,
} from '../../support/deposits.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { errorsOn } from '../../support/customer-browser.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let senior: PageVisitor;
let reviewer: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp({ SANDBOX_GATEWAY_SECRET: SANDBOX_SECRET }, { worker: false });
  senior = await signedIn(
    gatehouse,
    await aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'] }),
  );
  reviewer = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'] }));
});
afterAll(() => gatehouse.stop());

describe('T8: deposits at the desk', () => {
  it('are listed by status and by account, and stand in the navigation', async () => {
    const held = await aHeldDeposit(gatehouse);
    const pending = await anAskedDeposit(gatehouse);
    const all = await reviewer.open('/desk/deposits');
    expect(all.html).toContain(held.deposit.sid);
    expect(all.html).toContain(pending.deposit.sid);
    expect(all.html).toMatch(/href="\/desk\/deposits" aria-current="page">Deposits/);
    const onlyHeld = await reviewer.open('/desk/deposits?status=held');
    expect(onlyHeld.html).toContain(held.deposit.sid);
    expect(onlyHeld.html).not.toContain(pending.deposit.sid);
    const ofAccount = await reviewer.open(`/desk/deposits?account=${toSid('account', pending.account.id)}`);
    expect(ofAccount.html).toContain(pending.deposit.sid);
    expect(ofAccount.html).not.toContain(held.deposit.sid);
    expect((await reviewer.open('/desk/deposits?status=stolen')).status).toBe(422);
  });

  it('show their books: what came in and where it lies', async () => {
    const { deposit } = await aHeldDeposit(gatehouse);
    const { html } = await reviewer.open(`/desk/deposits/${deposit.sid}`);
    expect(html).toContain('-$10.00 USD');
    expect(html).toContain('<td class="shrink">Held</td>');
    expect(html).not.toContain('Refund it');
  });

  it('are given back by a senior reviewer, who says why; a second time changes nothing', async () => {
    const { deposit } = await aHeldDeposit(gatehouse);
    const path = `/desk/deposits/${deposit.sid}`;
    await senior.open(path);
    const unsaid = await senior.submit(`${path}/refund`, { reason: ' ' });
    expect(unsaid.status).toBe(422);
    expect(errorsOn(unsaid)).toEqual(['Write something here.']);
    expect(await senior.submit(`${path}/refund`, { reason: 'Paid twice.' })).toMatchObject({
      status: 303,
      location: path,
    });
    const page = await senior.open(path);
    expect(page.html).toContain('going back');
    expect(page.html).toContain('Paid twice.');
    expect(page.html).not.toContain('Refund it');
    const { version } = await depositRow(gatehouse, deposit.sid);
    await senior.submit(`${path}/refund`, { reason: 'Again.' });
    expect((await depositRow(gatehouse, deposit.sid)).version).toBe(version);
    expect((await reviewer.submit(`${path}/refund`, { reason: 'Me too.' })).status).toBe(403);
  });

  it('say why one that is not held cannot be given back', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    const path = `/desk/deposits/${deposit.sid}`;
    await senior.open(path);
    const refused = await senior.submit(`${path}/refund`, { reason: 'No reason.' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Nothing was paid for this deposit yet.');
  });
});

describe('T8: news of payments that a person must settle', () => {
  it('say what is wrong with them and what can be done, and are settled once with a note', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    await tell(gatehouse, newsOf(deposit, 'payment.succeeded', { amount: 2500 }));
    const page = await senior.open('/desk/deposits/parked');
    expect(page.html).toContain('Another amount was paid than was asked for.');
    const action = new RegExp(`action="(/desk/deposits/parked/[0-9a-f-]{36})"`).exec(page.html)?.[1] ?? '';
    const unsaid = await senior.submit(action, { how: 'accept', note: '' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.html).toMatch(/value="accept" required checked/);
    expect(await senior.submit(action, { how: 'accept', note: 'He meant it.' })).toMatchObject({
      status: 303,
      location: '/desk/deposits/parked',
    });
    expect(await depositRow(gatehouse, deposit.sid)).toMatchObject({ status: 'held' });
    const twice = await senior.submit(action, { how: 'accept', note: 'He meant it.' });
    expect(twice.status).toBe(409);
    expect(twice.html).toContain('Somebody has settled this meanwhile.');
    expect((await senior.open('/desk/deposits/parked')).html).toContain('Nothing waits to be settled');
  });

  it('that name no payment of ours can only be dismissed, and reviewers only read them', async () => {
    const stray = {
      sid: toSid('deposit', '01a00000-0000-7000-8000-000000000000'),
      amount: 1,
      currency: 'USD',
    };
    await tell(gatehouse, newsOf(stray, 'payment.succeeded'));
    const page = await senior.open('/desk/deposits/parked');
    expect(page.html).toContain('It names a payment that is none of ours.');
    expect(page.html).toContain('Leave it as it is');
    expect(page.html).not.toContain('Take it as the deposit');
    expect((await reviewer.open('/desk/deposits/parked')).html).not.toContain('Settle it');
    expect(
      (await senior.submit('/desk/deposits/parked/nonsense', { how: 'dismiss', note: 'x' })).status,
    ).toBe(404);
  });
});
