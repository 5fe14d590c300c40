import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSid } from '../../src/kernel/ids.js';
import { asCustomer, call, PLATFORM } from '../support/api.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { axeFindings, hasChromium, launchBrowser, scriptErrorsOf, sticksOut } from '../support/browser.js';
import { caseNow, caseOfTicket, type FiledCase, type Filer } from '../support/desk-scene.js';
import { mailsTo, statusOf } from '../support/outcomes.js';
import { aStaffMemberWithPassword, PASSWORD } from '../support/signed-in.js';

const UNDO_WINDOW_MS = 11_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface SignedUp {
  readonly account: { readonly sid: string; readonly authToken: string; readonly status: string };
}

/** An account as the platform signs it up: assessed, and put on hold by what was seen. */
async function aRiskySignup(gatehouse: TestApp, name: string, email: string): Promise<Filer> {
  const answer = await call<SignedUp>(gatehouse, PLATFORM, 'POST', '/api/signups', {
    email,
    plan: 'self_service',
    company: { name, country: 'IN' },
    phone: '+919812345678',
    ip: '198.51.100.4',
    ipCountry: 'US',
    services: ['sms'],
  });
  expect(answer.status, answer.text).toBe(201);
  const { sid, authToken, status } = answer.body.account;
  expect(status).toBe('on_hold');
  return { id: parseSid('account', sid) ?? '', sid, authToken, companyName: name, email };
}

describe.skipIf(!hasChromium('the story of a reviewer'))('the story of a reviewer, in a browser', () => {
  let gatehouse: TestApp;
  let browser: Browser;
  let page: Page;
  let scriptErrors: readonly string[];
  let first: FiledCase<Filer>;
  let second: FiledCase<Filer>;

  beforeAll(async () => {
    gatehouse = await startTestApp();
    browser = await launchBrowser();
    page = await (await browser.newContext({ ...DESK, baseURL: gatehouse.url })).newPage();
    page.setDefaultTimeout(10_000);
    scriptErrors = scriptErrorsOf(page);
    await aStaffMemberWithPassword(gatehouse, {
      roles: ['reviewer'],
      name: 'A. Moreau',
      email: 'moreau@gatehouse.example',
    });
    const sunrise = await aRiskySignup(gatehouse, 'Sunrise Promotions', 'deals@yopmail.com');
    first = await caseOfTicket(gatehouse, sunrise);
    const harbour = await aRiskySignup(gatehouse, 'Harbour Lane Dental', 'desk@yopmail.com');
    second = await caseOfTicket(gatehouse, harbour, {
      evidence: [{ kind: 'press_mention', url: 'https://press.example/harbour-lane' }],
    });
  });
  afterAll(async () => {
    await browser.close();
    await gatehouse.stop();
  });

  /** Every page of the story is looked at by axe, and fits its window. */
  async function looksRight(): Promise<void> {
    expect(await axeFindings(page)).toEqual([]);
    expect(await sticksOut(page)).toBe(false);
    expect(scriptErrors).toEqual([]);
  }

  it('signs in and finds the queue, the oldest promise first', async () => {
    await page.goto('/desk');
    await page.getByLabel('E-mail').fill('moreau@gatehouse.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/desk');
    const rows = page.locator('#rows tr');
    expect(await rows.count()).toBe(2);
    expect(await rows.first().textContent()).toContain('Sunrise Promotions');
    await looksRight();
  });

  it('takes the next case with one key, and sees the signals with their points and sentences', async () => {
    await page.keyboard.press('n');
    await page.waitForURL(`**${first.path}`);
    expect(await page.locator('.signals').textContent()).toContain('Throw-away e-mail address');
    expect(await page.locator('.signals').textContent()).toContain('yopmail.com belongs to a provider');
    expect(await page.locator('.claim').textContent()).toContain('yours for');
    await looksRight();
  });

  it('P26: asks the customer for information, and the case waits for him', async () => {
    await page.keyboard.press('i');
    await page.getByLabel('What do you need to know?').fill('Which register is your company in?');
    await page.getByLabel('Company name').check();
    expect(await page.locator('[data-decide-label]').textContent()).toBe('Ask for information');
    await looksRight();
    await page.getByLabel('then take the next').uncheck();
    await page.keyboard.press('Control+Enter');
    await page.getByText('The case waits for the answer, and so does the clock.').waitFor();
    expect(await caseNow(gatehouse, first)).toMatchObject({ status: 'awaiting_customer' });
  });

  it('claims it again once the customer has answered', async () => {
    const tickets = await call<{ items: { sid: string }[] }>(
      gatehouse,
      asCustomer(first.account),
      'GET',
      '/api/reassessments',
    );
    const path = `/api/reassessments/${String(tickets.body.items[0]?.sid)}/messages`;
    await call(gatehouse, asCustomer(first.account), 'POST', path, { text: 'In none yet, we are new.' });
    await page.reload();
    expect(await page.locator('.messages').textContent()).toContain('In none yet, we are new.');
    await page.keyboard.press('c');
    await page.locator('#decide').waitFor();
  });

  it('rejects with a code by the keyboard alone; the button says what will happen before it does', async () => {
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    expect(await page.locator('[data-decide-label]').textContent()).toBe('Reject with 1 code');
    expect(await page.locator('.offer:has(input[value="reject"]) .offer-reads').textContent()).toContain(
      'We do not give the reasons.',
    );
    await looksRight();
    await page.getByLabel('then take the next').uncheck();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Rejected Sunrise Promotions with 1 code.').waitFor();
    await looksRight();
  });

  it('undoes it with one key, and nobody was told', async () => {
    await page.keyboard.press('z');
    await page.getByText('The decision is taken back.').waitFor();
    await page.locator('#decide').waitFor();
    const mails = await mailsTo(gatehouse.database, first.account.email);
    expect(mails.map(({ template }) => template)).not.toContain('reassessment-rejected');
  });

  it('rejects again and goes straight on to the next case', async () => {
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    await page.keyboard.press('6');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(`**${second.path}`);
    expect(await page.locator('.toast').textContent()).toContain('Rejected Sunrise Promotions with 2 codes.');
    expect(await page.locator('.evidence').textContent()).toContain('https://press.example/harbour-lane');
    await looksRight();
  });

  it('approves that one; once the undo windows are over both are decided and both customers know', async () => {
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Nothing else waits for you.').waitFor();
    await page.request.post('/dev/clock', { data: { advanceMs: UNDO_WINDOW_MS } });
    expect(await statusOf(gatehouse.database, first.account)).toBe('on_hold');
    expect(await statusOf(gatehouse.database, second.account)).toBe('active');
    const told = async ({ account }: FiledCase<Filer>) =>
      (await mailsTo(gatehouse.database, account.email)).map(({ template }) => template);
    expect(await told(first)).toContain('reassessment-rejected');
    expect(await told(second)).toContain('reassessment-approved');
  });

  it('walks over lists by j and opens a row by Enter', async () => {
    await page.goto('/desk?status=decided');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/cases/CS*');
    expect(await page.locator('.case-decide').textContent()).toMatch(/Approved|Rejected/);
    await looksRight();
  });

  it.each(['/desk', '/desk/holds', '/desk/accounts', 'account', 'case'])(
    'shows %s on a phone without anything sticking out',
    async (name) => {
      const context = await browser.newContext({ ...PHONE, baseURL: gatehouse.url });
      await context.addCookies(await page.context().cookies());
      const phone = await context.newPage();
      const paths: Record<string, string> = {
        account: `/desk/accounts/${first.account.sid}`,
        case: second.path,
      };
      await phone.goto(paths[name] ?? name);
      expect(await sticksOut(phone)).toBe(false);
      expect(await axeFindings(phone)).toEqual([]);
      await context.close();
    },
  );
});
