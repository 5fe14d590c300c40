import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OneTimeLinks } from '../../../src/access/one-time-links.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { DAY, MINUTE } from '../../../src/kernel/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { aPortalUser, signedInCustomer } from '../../support/customer-browser.js';
import { mailsTo } from '../../support/outcomes.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { PASSWORD } from '../../support/signed-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const visitor = (): PageVisitor => new PageVisitor(gatehouse.url);

async function linkFor(account: BuiltAccount): Promise<string> {
  const portalUserId = await aPortalUser(gatehouse, account);
  const secret = await gatehouse.app
    .get(UnitOfWork)
    .run((tx) =>
      Promise.resolve(
        gatehouse.app.get(OneTimeLinks).create(tx, gatehouse.clock.now(), 'portal_password', { portalUserId })
          .secret,
      ),
    );
  return `/portal/set-password/${secret}`;
}

describe('a customer', () => {
  it('is led to the sign-in page and afterwards to where he wanted to go', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account);
    const browser = visitor();
    const asked = await browser.open('/portal/reassessment/new');
    expect(asked).toMatchObject({
      status: 303,
      location: '/portal/sign-in?next=%2Fportal%2Freassessment%2Fnew',
    });
    await browser.open(asked.location ?? '');
    const done = await browser.submit('/portal/sign-in', {
      email: account.email.toUpperCase(),
      password: PASSWORD,
      next: '/portal/reassessment/new',
    });
    expect(done).toMatchObject({ status: 303, location: '/portal/reassessment/new' });
  });

  it('is never led to another site', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account);
    const fields = { email: account.email, password: PASSWORD, next: '//evil.example/' };
    expect((await visitor().fillIn('/portal/sign-in', fields)).location).toBe('/portal');
  });

  it('reads the same words for a wrong password, an unknown address and a locked sign-in', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account);
    const browser = visitor();
    const strip = (html: string): string =>
      html.replaceAll(/(_csrf" value|csrf-token" content)="[^"]*"/g, '').replaceAll(/content="2[^"]*Z"/g, '');
    const wrong = await browser.fillIn('/portal/sign-in', { email: account.email, password: 'not this one' });
    for (let attempt = 0; attempt < 5; attempt++)
      await browser.fillIn('/portal/sign-in', { email: account.email, password: 'not this one' });
    const locked = await browser.fillIn('/portal/sign-in', { email: account.email, password: PASSWORD });
    const unknown = await browser.fillIn('/portal/sign-in', {
      email: 'nobody@nowhere.example',
      password: PASSWORD,
    });
    expect([wrong.status, locked.status, unknown.status]).toEqual([422, 422, 422]);
    expect(strip(locked.html)).toBe(strip(wrong.html));
    expect(strip(unknown.html).replace('nobody@nowhere.example', account.email)).toBe(strip(wrong.html));
  });

  it('gets in again once the lock is over', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account);
    const browser = visitor();
    for (let attempt = 0; attempt < 5; attempt++)
      await browser.fillIn('/portal/sign-in', { email: account.email, password: 'not this one' });
    gatehouse.clock.advance(16 * MINUTE);
    const done = await browser.fillIn('/portal/sign-in', { email: account.email, password: PASSWORD });
    expect(done.status).toBe(303);
  });

  it('cannot sign in at the desk, nor staff in the portal, with one password', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account);
    const refused = await visitor().fillIn('/sign-in', { email: account.email, password: PASSWORD });
    expect(refused.status).toBe(422);
  });

  it('is signed out for good: the old cookie opens nothing', async () => {
    const browser = await signedInCustomer(gatehouse, await anAccount(gatehouse.database));
    const kept = new Map(browser.cookies);
    await browser.open('/portal');
    expect(await browser.submit('/portal/sign-out', {})).toMatchObject({ location: '/portal/sign-in' });
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.open('/portal')).status).toBe(303);
  });

  it('has pages that no cache keeps', async () => {
    const browser = await signedInCustomer(gatehouse, await anAccount(gatehouse.database));
    for (const path of [
      '/portal',
      '/portal/sessions',
      '/portal/accounts',
      '/portal/reassessment/new',
      '/portal/nothing',
    ])
      expect((await browser.open(path)).headers.get('cache-control'), path).toBe('no-store');
  });
});

describe('the link in the mail', () => {
  it('is not used up by looking; setting a password with it signs in and uses it up', async () => {
    const account = await anAccount(gatehouse.database);
    const link = await linkFor(account);
    const browser = visitor();
    for (let look = 0; look < 3; look++) expect((await browser.open(link)).status).toBe(200);
    const weak = await browser.submit(link, { email: account.email, password: 'short' });
    expect(weak.status).toBe(422);
    expect(weak.html).toContain('Use at least 12 characters.');
    const done = await browser.submit(link, { email: account.email, password: 'four green otters sleep' });
    expect(done).toMatchObject({ status: 303, location: '/portal' });
    expect((await browser.open('/portal')).html).toContain(account.companyName);
    expect((await visitor().open(link)).status).toBe(410);
    const again = await visitor().fillIn('/portal/sign-in', {
      email: account.email,
      password: 'four green otters sleep',
    });
    expect(again.status).toBe(303);
  });

  it('keeps the password as argon2id and ends all other sessions', async () => {
    const account = await anAccount(gatehouse.database);
    const elsewhere = await signedInCustomer(gatehouse, account);
    const browser = visitor();
    await browser.fillIn(await linkFor(account), { password: 'four green otters sleep' });
    expect((await elsewhere.open('/portal')).status).toBe(303);
    const [row] = await rowsIn<{ hash: string }>(
      gatehouse.database,
      `SELECT password_hash AS hash FROM portal_users WHERE email = $1`,
      [account.email],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$/);
  });

  it('is good for three days', async () => {
    const link = await linkFor(await anAccount(gatehouse.database));
    gatehouse.clock.advance(3 * DAY + MINUTE);
    expect((await visitor().open(link)).status).toBe(410);
  });

  it('comes to whoever forgot the password, and only to an address that is known', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account);
    const known = await visitor().fillIn('/portal/forgot', { email: account.email });
    const unknown = await visitor().fillIn('/portal/forgot', { email: 'nobody@nowhere.example' });
    expect(known).toMatchObject({ status: 303, location: '/portal/sign-in' });
    expect(unknown).toMatchObject({ status: 303, location: '/portal/sign-in' });
    expect(await mailsTo(gatehouse.database, 'nobody@nowhere.example')).toEqual([]);
    expect(await mailsTo(gatehouse.database, account.email)).toMatchObject([{ template: 'portal-password' }]);
  });
});

describe('sessions', () => {
  it('are listed and can be ended, one or all others', async () => {
    const account = await anAccount(gatehouse.database);
    const phone = await signedInCustomer(gatehouse, account);
    const laptop = await signedInCustomer(gatehouse, account);
    const page = await laptop.open('/portal/sessions');
    expect(page.html.match(/Firefox on Linux<\/strong>/g)).toHaveLength(2);
    expect((await laptop.submit('/portal/sessions/end-others', {})).status).toBe(303);
    expect((await phone.open('/portal')).status).toBe(303);
    expect((await laptop.open('/portal')).status).toBe(200);
  });

  it('of another person are not found', async () => {
    const [mine, theirs] = [
      await signedInCustomer(gatehouse, await anAccount(gatehouse.database)),
      await signedInCustomer(gatehouse, await anAccount(gatehouse.database)),
    ];
    const sid = /\/portal\/sessions\/(SE\w+)\/end/.exec((await theirs.open('/portal/sessions')).html)?.[1];
    await mine.open('/portal/sessions');
    expect((await mine.submit(`/portal/sessions/${String(sid)}/end`, {})).status).toBe(404);
    expect((await theirs.open('/portal')).status).toBe(200);
  });
});

describe('a person with several accounts', () => {
  it('chooses one after signing in, and sees only that one', async () => {
    const email = 'both@companies.example';
    const first = await anAccount(gatehouse.database, { email, companyName: 'First Ltd' });
    const second = await anAccount(gatehouse.database, { email, companyName: 'Second Ltd' });
    const stranger = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, first);
    await aPortalUser(gatehouse, second, email);
    const browser = visitor();
    const done = await browser.fillIn('/portal/sign-in', { email, password: PASSWORD });
    expect(done.location).toBe('/portal/accounts');
    expect((await browser.open('/portal/accounts')).html).toContain('Second Ltd');
    expect((await browser.submit(`/portal/accounts/${second.sid}`, {})).location).toBe('/portal');
    const home = await browser.open('/portal');
    expect(home.html).toContain('Second Ltd');
    expect(home.html).not.toContain('First Ltd');
    expect((await browser.submit(`/portal/accounts/${stranger.sid}`, {})).status).toBe(404);
  });

  describe('who follows a mailed link', () => {
    async function aPersonWithTwo() {
      const email = `two${gatehouse.clock.now().getTime()}@companies.example`;
      const first = await anAccount(gatehouse.database, { email, companyName: 'First Ltd' });
      const second = await aHeldAccount(gatehouse, { email, companyName: 'Second Ltd' });
      for (const account of [first, second]) await aPortalUser(gatehouse, account, email);
      return { email, first, second };
    }

    it('to a ticket of another of them is led to it, signed in already or not', async () => {
      const { email, second } = await aPersonWithTwo();
      const path = `/portal/reassessments/${(await fileTicket(gatehouse, second)).sid}`;
      const browser = visitor();
      const asked = await browser.open(path);
      await browser.open(asked.location ?? '');
      expect(
        await browser.submit('/portal/sign-in', { email, password: PASSWORD, next: path }),
      ).toMatchObject({ location: path });

      expect(await browser.open(path)).toMatchObject({ status: 303, location: path });
      const ticket = await browser.open(path);

      expect(ticket).toMatchObject({ status: 200 });
      expect(ticket.html).toContain('You are going on for that one.');
      expect((await browser.open('/portal')).html).toContain('Second Ltd');
    });

    it('about a hold of another of them files for the one on hold', async () => {
      const { email, second } = await aPersonWithTwo();
      const browser = visitor();
      await browser.fillIn('/portal/sign-in', { email, password: PASSWORD });

      const led = await browser.open(`/portal/reassessment/new?account=${second.sid}`);

      expect(led).toMatchObject({ status: 303, location: '/portal/reassessment/new' });
      const form = await browser.open('/portal/reassessment/new');
      expect(form).toMatchObject({ status: 200 });
      expect(form.html).toContain('value="Second Ltd"');
    });

    it('to a ticket or an account of somebody else finds nothing', async () => {
      const { email, first } = await aPersonWithTwo();
      const stranger = await aHeldAccount(gatehouse);
      const ticket = await fileTicket(gatehouse, stranger);
      const browser = visitor();
      await browser.fillIn('/portal/sign-in', { email, password: PASSWORD });

      expect((await browser.open(`/portal/reassessments/${ticket.sid}`)).status).toBe(404);
      expect((await browser.open(`/portal?account=${stranger.sid}`)).status).toBe(404);
      expect((await browser.open('/portal')).html).toContain(first.companyName);
    });
  });
});
