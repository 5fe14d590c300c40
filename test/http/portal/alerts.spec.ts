import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asStaff, call, NOBODY, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember } from '../../support/builders.js';
import { signedInCustomer } from '../../support/customer-browser.js';
import { aHeldAccount, COMPLETE_TICKET, fileTicket } from '../../support/tickets.js';

interface Alerts {
  readonly items: readonly {
    readonly kind: string;
    readonly title: string;
    readonly text: string;
    readonly since: string;
    readonly nextStep: { readonly label: string; readonly url: string };
  }[];
}

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const alertsOf = (caller: Readonly<Record<string, string>>, sid: string) =>
  call<Alerts>(gatehouse, caller, 'GET', `/api/accounts/${sid}/alerts`);

describe('GET /api/accounts/{AC}/alerts', () => {
  it('P7: tells the platform, the customer and staff the same, with absolute links', async () => {
    const account = await aHeldAccount(gatehouse);
    const staff = asStaff(await aStaffMember(gatehouse.database, { roles: ['reviewer'] }));
    const answers = await Promise.all(
      [PLATFORM, asCustomer(account), staff].map((caller) => alertsOf(caller, account.sid)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[2]?.body).toEqual(answers[0]?.body);
    const [alert] = answers[0]?.body.items ?? [];
    expect(alert).toMatchObject({ kind: 'account_on_hold', title: 'Your account is on hold' });
    const url = gatehouse.url.replace('[::1]', '127.0.0.1');
    expect(alert?.nextStep).toEqual({ label: 'Ask us to look again', url: `${url}/portal/reassessment/new` });
    expect(new Date(alert?.since ?? '').getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('is empty for an active account, and follows what happens', async () => {
    const account = await anAccount(gatehouse.database);
    expect((await alertsOf(PLATFORM, account.sid)).body).toEqual({ items: [] });
    await aHold(gatehouse.database, account, { kind: 'restriction', services: ['voice'] });
    const ticket = await fileTicket(gatehouse, account);
    const { items } = (await alertsOf(PLATFORM, account.sid)).body;
    expect(items).toMatchObject([{ kind: 'service_restricted', title: 'Voice calls are restricted' }]);
    expect(items[0]?.nextStep.url).toContain(`/portal/reassessments/${ticket.sid}`);
  });

  it('is not there for another customer, nor for nobody', async () => {
    const [account, other] = [await aHeldAccount(gatehouse), await anAccount(gatehouse.database)];
    expect((await alertsOf(asCustomer(other), account.sid)).status).toBe(404);
    expect((await alertsOf(NOBODY, account.sid)).status).toBe(401);
    const elsewhere = await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } });
    expect((await alertsOf(asStaff(elsewhere), account.sid)).status).toBe(404);
  });

  it('reaches the parent for its subaccount', async () => {
    const parent = await anAccount(gatehouse.database);
    const child = await anAccount(gatehouse.database, { parentId: parent.id });
    await aHold(gatehouse.database, child);
    expect((await alertsOf(asCustomer(parent), child.sid)).body.items).toHaveLength(1);
    expect((await alertsOf(asCustomer(child), parent.sid)).status).toBe(404);
  });
});

describe('the portal', () => {
  it('P7: shows the alert at the next page after a restriction, on every page, until it is lifted', async () => {
    const account = await anAccount(gatehouse.database);
    const browser = await signedInCustomer(gatehouse, account);
    expect((await browser.open('/portal')).html).toContain('Nothing is restricted');
    const hold = await aHold(gatehouse.database, account);
    for (const path of ['/portal', '/portal/sessions', '/portal/reassessment/new'])
      expect((await browser.open(path)).html, path).toContain('Your account is on hold');
    const senior = await aStaffMember(gatehouse.database);
    await call(gatehouse, asStaff(senior), 'POST', `/api/holds/${hold.sid}/release`, { note: 'Cleared' });
    const after = await browser.open('/portal');
    expect(after.html).not.toContain('Your account is on hold');
    expect(after.html).toContain('Nothing is restricted');
  });

  it('shows a closed account as closed, and takes no request for it', async () => {
    const account = await aHeldAccount(gatehouse);
    await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/close`, { reason: 'asked for' });
    const browser = await signedInCustomer(gatehouse, account);
    expect((await browser.open('/portal')).html).toContain('This account is closed');
    expect((await browser.open('/portal/reassessment/new')).status).toBe(409);
    const filed = await call(gatehouse, asCustomer(account), 'POST', '/api/reassessments', COMPLETE_TICKET);
    expect(filed).toMatchObject({ status: 409, body: { code: 'account_closed' } });
  });
});
