import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, type BuiltAccount } from '../../support/builders.js';
import { errorsOn, signedInCustomer } from '../../support/customer-browser.js';
import { eventually } from '../../support/eventually.js';
import { anOpenRequest, PURPOSE } from '../../support/outbound-requests.js';
import type { PageVisitor, VisitedPage } from '../../support/page-visitor.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const NO_TO_ALL = {
  userGeneratedContent: 'no',
  arbitraryDestinations: 'no',
  unsolicited: 'no',
  staysInDevelopment: 'no',
} as const;
const STEP_1 = { purpose: PURPOSE, channels: ['sms', 'voice'], ...NO_TO_ALL };
const MOBILE = '+4915123456780';

/** The code that was sent to a number last. */
function codeSentTo(phone: string, butNot = ''): Promise<string> {
  return eventually(async () => {
    const path = `/dev/inbox?to=${encodeURIComponent(phone)}`;
    const { body } = await call<{ items: readonly { text: string }[] }>(gatehouse, {}, 'GET', path);
    const codes = body.items.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]);
    return codes.find((code) => code !== undefined && code !== butNot);
  });
}

/** The steps as they stand on a page: `done`, `current` or `todo`, in order. */
function stepsOn({ html }: VisitedPage): readonly (string | undefined)[] {
  return [...html.matchAll(/class="step step-(\w+)"/g)].map((match) => match[1]);
}

describe('T1, T2: who sees outbound permission', () => {
  it('a contracted account sees nothing of it anywhere', async () => {
    const account = await anAccount(gatehouse.database, { plan: 'contracted', mode: 'production' });
    const browser = await signedInCustomer(gatehouse, account);
    expect((await browser.open('/portal')).html).not.toMatch(/outbound/i);
    expect(await browser.open('/portal/outbound')).toMatchObject({ status: 303, location: '/portal' });
  });

  it('a subaccount is told that its main account asks for it, and gets no button', async () => {
    const { account: parent } = await anOpenRequest(gatehouse);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    const browser = await signedInCustomer(gatehouse, subaccount);
    const page = await browser.open('/portal/outbound');
    expect(page.html).toContain('on the permission of your main account');
    expect(page.html).not.toContain('Begin');
  });

  it('an account on hold is told to have the hold looked at first', async () => {
    const account = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, account);
    const browser = await signedInCustomer(gatehouse, account);
    const page = await browser.open('/portal/outbound');
    expect(page.html).toContain('Your account is on hold, so this has to wait.');
    expect((await browser.submit('/portal/outbound', {})).status).toBe(409);
  });

  it('nobody sees the request of somebody else', async () => {
    const { sid } = await anOpenRequest(gatehouse);
    const browser = await signedInCustomer(gatehouse, await anAccount(gatehouse.database));
    for (const page of ['', '/purpose', '/phone', '/deposit', '/withdraw', '/progress', '/deposit/state'])
      expect((await browser.open(`/portal/outbound/${sid}${page}`)).status, page).toBe(404);
  });
});

describe('T3: the three steps', () => {
  let account: BuiltAccount;
  let browser: PageVisitor;
  let path: string;

  beforeEach(async () => {
    account = await anAccount(gatehouse.database);
    browser = await signedInCustomer(gatehouse, account);
    await browser.open('/portal/outbound');
    path = String((await browser.submit('/portal/outbound', {})).location);
  });

  it('stand on the overview with what is next, and lead on', async () => {
    const page = await browser.open('/portal');
    expect(page.html).toContain('Outbound permission: three steps');
    expect(stepsOn(page)).toEqual(['current', 'todo', 'todo', 'todo']);
    expect(page.html).toContain(`href="${path}/purpose"`);
    expect(await browser.open('/portal/outbound')).toMatchObject({ status: 303, location: path });
    expect(await browser.submit('/portal/outbound', {})).toMatchObject({ status: 303, location: path });
  });

  it('T5: asks for all of the first step at its fields, and keeps what was typed', async () => {
    await browser.open(`${path}/purpose`);
    const refused = await browser.submit(`${path}/purpose`, {
      version: '1',
      purpose: 'Too short.',
      channels: 'sms',
      unsolicited: 'yes',
    });
    expect(refused.status).toBe(422);
    expect(errorsOn(refused)).toEqual([
      'Say whether your users can write what is sent.',
      'Say whether your users can reach any number.',
      'Say whether your application will stay in development.',
    ]);
    expect(refused.html).toContain('Too short.');
    const short = await browser.submit(`${path}/purpose`, { ...STEP_1, version: '1', purpose: 'Too short.' });
    expect(errorsOn(short)).toEqual(['Write at least 20 characters.']);
    expect(await browser.submit(`${path}/purpose`, { ...STEP_1, version: '1' })).toMatchObject({
      status: 303,
      location: path,
    });
    expect(stepsOn(await browser.open(path))).toEqual(['done', 'current', 'todo', 'todo']);
    const again = await browser.open(`${path}/purpose`);
    expect(again.html).toContain(PURPOSE);
    const version = /name="version" value="(\d+)"/.exec(again.html)?.[1] ?? '';
    expect(await browser.submit(`${path}/purpose`, { ...STEP_1, version })).toMatchObject({ status: 303 });
  });

  it('T5: a form drawn before somebody else saved is refused, with what was typed still there', async () => {
    await browser.open(`${path}/purpose`);
    await browser.submit(`${path}/purpose`, { ...STEP_1, version: '1' });
    const stale = await browser.submit(`${path}/purpose`, {
      ...STEP_1,
      purpose: `${PURPOSE} And more.`,
      version: '1',
    });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('And more.');
  });

  it('T6: sends a code, takes it with blanks, refuses a wrong one with the tries that are left', async () => {
    await browser.open(`${path}/phone`);
    const bad = await browser.submit(`${path}/phone`, { phone: '+1 900 555 0100' });
    expect(bad.status).toBe(422);
    expect(errorsOn(bad)[0]).toContain('premium-rate');
    expect(bad.html).toContain('+1 900 555 0100');
    expect(await browser.submit(`${path}/phone`, { phone: '+49 151 2345 6780' })).toMatchObject({
      status: 303,
      location: `${path}/phone`,
    });
    const sent = await browser.open(`${path}/phone`);
    expect(sent.html).toContain('autocomplete="one-time-code"');
    expect(sent.html).toContain('inputmode="numeric"');
    expect(sent.html).toContain('+49 1512 3456780');
    const code = await codeSentTo(MOBILE);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(errorsOn(await browser.submit(`${path}/phone/check`, { code: wrong }))[0]).toContain(
      'You have 4 more tries.',
    );
    for (const typed of ['abcdef', '１２３４５６', '12345', ''])
      expect(errorsOn(await browser.submit(`${path}/phone/check`, { code: typed }))[0], typed).toContain(
        'six digits',
      );
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    expect(await browser.submit(`${path}/phone/check`, { code: spaced })).toMatchObject({
      status: 303,
      location: path,
    });
    expect(stepsOn(await browser.open(path))).toEqual(['current', 'done', 'todo', 'todo']);
    expect((await browser.open(`${path}/phone`)).html).toContain('is confirmed');
  });

  it('T6: another code only after half a minute, said at the field; another number at once', async () => {
    await browser.open(`${path}/phone`);
    await browser.submit(`${path}/phone`, { phone: '+49 151 2345 6781' });
    const page = await browser.open(`${path}/phone`);
    expect(page.html).toContain('possible in');
    const early = await browser.submit(`${path}/phone/resend`, {});
    expect(early.status).toBe(429);
    expect(errorsOn(early)[0]).toMatch(/Another can be sent in \d+ seconds/);
    expect(await browser.submit(`${path}/phone`, { phone: '+49 151 2345 6782' })).toMatchObject({
      status: 303,
    });
    const first = await codeSentTo('+4915123456782');
    await call(gatehouse, {}, 'POST', '/dev/clock', { advanceMs: 31_000 });
    expect(await browser.submit(`${path}/phone/resend`, {})).toMatchObject({ status: 303 });
    expect(await codeSentTo('+4915123456782', first)).toMatch(/^\d{6}$/);
  });

  it('T8: refuses less than the least and what is no amount, in words and with what was typed', async () => {
    const page = await browser.open(`${path}/deposit`);
    expect(page.html).toContain('value="10.00"');
    for (const [amount, currency, message] of [
      ['9.99', 'USD', 'At least $10.00'],
      ['ten', 'USD', 'Enter the amount in figures'],
      ['1e21', 'USD', 'Enter the amount in figures'],
      ['10,00', 'EUR', 'Enter the amount in figures'],
      ['10.00', 'CHF', 'Deposits are taken in'],
    ] as const) {
      const refused = await browser.submit(`${path}/deposit`, { amount, currency });
      expect(refused.status, amount).toBe(422);
      expect(errorsOn(refused)[0], amount).toContain(message);
      expect(refused.html).toContain(`value="${amount}"`);
    }
  });

  it('T7, T8: leads to where it is paid, shows that it is not here yet, then that it is; without scripts', async () => {
    await browser.open(`${path}/deposit`);
    const sent = await browser.submit(`${path}/deposit`, { amount: '10', currency: 'USD' });
    const deposit = /DP[0-9a-f]{32}/.exec(String(sent.location))?.[0] ?? '';
    expect(sent.status).toBe(303);
    const pending = await browser.open(`${path}/deposit`);
    expect(pending.html).toContain('Your payment is not here yet');
    expect(pending.html).toContain(`hx-get="${path}/deposit/state"`);
    expect((await browser.open(path)).html).toContain(`hx-get="${path}/progress"`);
    await call(gatehouse, {}, 'POST', `/dev/payments/${deposit}`, { outcome: 'succeed' });
    const held = await browser.open(`${path}/deposit/state`);
    expect(held.html).toContain('We hold your deposit');
    expect(held.html).not.toContain('hx-get');
    expect(stepsOn(await browser.open(path))).toEqual(['current', 'todo', 'done', 'todo']);
    expect((await browser.open('/portal')).html).toContain('Production');
  });

  it('T9: in any order; with the last one it is granted', async () => {
    await browser.open(`${path}/deposit`);
    const paying = await browser.submit(`${path}/deposit`, { amount: '10.00', currency: 'EUR' });
    const deposit = /DP[0-9a-f]{32}/.exec(String(paying.location))?.[0] ?? '';
    await call(gatehouse, {}, 'POST', `/dev/payments/${deposit}`, { outcome: 'succeed' });
    await browser.submit(`${path}/phone`, { phone: '+49 151 2345 6783' });
    await browser.submit(`${path}/phone/check`, { code: await codeSentTo('+4915123456783') });
    const before = await browser.open(`${path}/purpose`);
    const version = /name="version" value="(\d+)"/.exec(before.html)?.[1] ?? '';
    await browser.submit(`${path}/purpose`, { ...STEP_1, version });
    const granted = await browser.open(path);
    expect(granted.html).toContain('You may send and call');
    expect(stepsOn(granted)).toEqual([]);
    expect((await browser.open('/portal')).html).toContain('Outbound permission is granted');
    expect((await browser.open(`${path}/purpose`)).location).toBe(path);
  });

  it('T16: is taken back after a second question, and another may be opened', async () => {
    expect((await browser.open(`${path}/withdraw`)).html).toContain('Take the request back?');
    expect(await browser.submit(`${path}/withdraw`, {})).toMatchObject({ status: 303, location: path });
    const page = await browser.open(path);
    expect(page.html).toContain('You took this request back');
    expect(page.html).toContain('Open another request');
    const another = await browser.submit('/portal/outbound', {});
    expect(another.location).toMatch(/^\/portal\/outbound\/OP/);
    expect(another.location).not.toBe(path);
  });

  it('T17: takes words at any time, and asks for some when there are none', async () => {
    const empty = await browser.submit(`${path}/messages`, { text: '  ' });
    expect(empty.status).toBe(422);
    expect(errorsOn(empty)).toEqual(['Write something here.']);
    await browser.submit(`${path}/messages`, { text: 'May our drivers call customers?' });
    const page = await browser.open(path);
    expect(page.html).toContain('May our drivers call customers?');
  });
});
