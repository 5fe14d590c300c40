import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, PLATFORM } from '../support/api.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aStaffMember, type BuiltAccount } from '../support/builders.js';
import { axeFindings, hasChromium, launchBrowser, scriptErrorsOf, sticksOut } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { aPortalUser } from '../support/customer-browser.js';
import { Review } from '../support/review.js';
import { PASSWORD } from '../support/signed-in.js';
import { aHeldAccount } from '../support/tickets.js';
import { aPdf } from '../unit/evidence/pdf-making.js';

const EMAIL = 'ops@brightline-logistics.example';
const PDF = { name: 'certificate of incorporation.pdf', mimeType: 'application/pdf', buffer: aPdf() };

describe.skipIf(!hasChromium('the story of a customer'))('the story of a customer, in a browser', () => {
  let gatehouse: TestApp;
  let browser: Browser;
  let page: Page;
  let scriptErrors: readonly string[];
  let account: BuiltAccount;

  beforeAll(async () => {
    gatehouse = await startTestApp();
    browser = await launchBrowser();
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(10_000);
    scriptErrors = scriptErrorsOf(page);
    account = await signedUpAndHeld();
  });
  afterAll(async () => {
    await browser.close();
    await gatehouse.stop();
  });

  async function signedUpAndHeld(): Promise<BuiltAccount> {
    const company = {
      name: 'Brightline Logistics GmbH',
      country: 'DE',
      website: 'https://brightline-logistics.example',
    };
    const signup = await call<{ account: BuiltAccount }>(gatehouse, PLATFORM, 'POST', '/api/signups', {
      email: EMAIL,
      plan: 'self_service',
      company,
      services: ['sms'],
    });
    const held = { account: signup.body.account.sid, code: 'unusual_traffic', note: 'for the story' };
    await call(gatehouse, asStaff(await aStaffMember(gatehouse.database)), 'POST', '/api/holds', held);
    return signup.body.account;
  }

  async function mailedTo(address: string, pattern: RegExp): Promise<string> {
    return eventually(async () => {
      const path = `/dev/inbox?to=${encodeURIComponent(address)}`;
      const { body } = await call<{ items: readonly { text: string }[] }>(gatehouse, {}, 'GET', path);
      return body.items.map(({ text }) => pattern.exec(text)?.[0]).find((link) => link !== undefined);
    });
  }

  /** Narrow in the dark and wide in the light: nothing for axe to say, nothing sticks out, no script failed. */
  async function looksRight(): Promise<void> {
    for (const [colorScheme, width] of [
      ['dark', 390],
      ['light', 1440],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      expect(await axeFindings(page), `${page.url()} ${colorScheme} ${width}`).toEqual([]);
      expect(await sticksOut(page), `${page.url()} ${width}`).toBe(false);
    }
    expect(scriptErrors).toEqual([]);
  }

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const errors = () => page.locator('.error-summary li').allTextContents();

  it('P6, P7: sets a password with the mailed link and reads the alert', async () => {
    await page.goto(await mailedTo(EMAIL, /http\S+\/portal\/set-password\/\S+/));
    await looksRight();
    await page.getByLabel('New password').fill(PASSWORD);
    await press('Set the password and sign in');
    expect(await page.locator('.alert h2').textContent()).toBe('Your account is on hold');
    await looksRight();
  });

  it('P17–P24: is told what is missing, with what was typed and uploaded still there', async () => {
    await page.getByRole('link', { name: 'Ask us to look again' }).click();
    await looksRight();
    await page.getByLabel('Use case').fill('Order tracking for buyers who agree at the checkout.');
    await page.getByRole('checkbox', { name: 'SMS' }).uncheck();
    expect(await page.getByLabel('Sample message').isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'SMS' }).check();
    await page.getByLabel('Find a country in the list').fill('germ');
    await page.getByRole('checkbox', { name: 'Germany' }).check();
    await page.getByLabel('Files').setInputFiles([PDF]);
    await page.locator('[data-file-list] select').waitFor();
    await press('File the request');
    expect(await errors()).toEqual([
      'SMS is among the services, so write a sample message.',
      'Enter how many units you expect a month.',
      'Enter how much you expect to spend a month.',
      'Choose what it shows.',
    ]);
    expect(await page.evaluate('document.activeElement.className')).toContain('error-summary');
    expect(await page.getByLabel('Use case').inputValue()).toBe(
      'Order tracking for buyers who agree at the checkout.',
    );
    expect(await page.getByText('certificate of incorporation.pdf').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-picker-chosen]').textContent()).toBe('1 chosen: Germany');
    await looksRight();
  });

  it('P9: is told at once of a file that is no picture and no PDF', async () => {
    await page
      .getByLabel('Files')
      .setInputFiles([{ ...PDF, name: 'notes.pdf', buffer: Buffer.from('just words') }]);
    await page.getByText('Only PNG, JPEG and WebP pictures').waitFor();
    await press('All right');
    expect(await page.getByText('notes.pdf').count()).toBe(0);
  });

  it('keeps the draft as it is typed', async () => {
    await page.getByLabel('Sample message').fill('Brightline: your parcel 4711 arrives today.');
    await page.getByText('Draft saved').waitFor();
    await page.goto(`${gatehouse.url}/portal`);
    await page.getByRole('link', { name: 'Ask us to look again' }).click();
    expect(await page.getByLabel('Sample message').inputValue()).toBe(
      'Brightline: your parcel 4711 arrives today.',
    );
    expect(await page.getByText('certificate of incorporation.pdf').count()).toBeGreaterThan(0);
  });

  it('P9, P25: files the ticket with a PDF and a link, and reads by when we answer', async () => {
    await page.getByLabel('Estimated units a month').fill('25,000');
    await page.getByLabel('Amount').fill('1,250.50');
    await page.getByLabel('What it shows').first().selectOption('incorporation_certificate');
    await page.getByLabel('Link').first().fill('news.example/brightline');
    await page.locator('[data-links] select').first().selectOption('press_mention');
    await press('File the request');
    await page.waitForURL(/\/portal\/reassessments\/RT/);
    expect(await page.locator('.step-current').textContent()).toMatch(/We answer by .* \(5 business days\)/);
    expect(await page.getByText('https://news.example/brightline').count()).toBe(1);
    await looksRight();
  });

  it('P26: is asked, and answers with the keyboard alone', async () => {
    await new Review(gatehouse, await aStaffMember(gatehouse.database), account).ask(
      'Who agrees to it, and how?',
      ['useCase'],
    );
    await page.goto(`${gatehouse.url}/portal`);
    expect(await page.locator('.alert h2').first().textContent()).toBe('We need an answer from you');
    await looksRight();
    await focusOn('Answer us');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/portal\/reassessments\/RT/);
    await looksRight();
    await focusOn('Use case');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Order tracking; buyers tick a box at the checkout.');
    await focusOn('Send the answer');
    await page.keyboard.press('Enter');
    await page.getByText('Sent. Thank you.').waitFor();
    expect(await page.locator('.step-current').textContent()).toContain('We are looking at it');
  });

  it('P31–P33: reads the outcome without a reason, and asks once more', async () => {
    const reviewer = await aStaffMember(gatehouse.database, { name: 'Rosalind Reviewer' });
    await new Review(gatehouse, reviewer, account).decide(
      'reject',
      ['evidence_not_credible'],
      'looks altered',
    );
    await page.reload();
    expect(await page.getByText('Your request was not approved.').count()).toBeGreaterThan(0);
    expect(await page.content()).not.toMatch(/Rosalind|looks altered|credible/);
    await looksRight();
    await page.locator('main').getByRole('link', { name: 'Ask once more' }).click();
    expect(await page.locator('h1').textContent()).toBe('Ask once more');
    expect(await page.getByLabel('Use case').inputValue()).toBe(
      'Order tracking; buyers tick a box at the checkout.',
    );
    await press('File the request');
    await page.waitForURL(/\/portal\/reassessments\/RT/);
    await looksRight();
  });

  it('P34: reads that the second answer is final', async () => {
    await new Review(gatehouse, await aStaffMember(gatehouse.database), account).decide(
      'reject',
      ['restriction_stands'],
      'no',
    );
    await page.reload();
    expect(await page.getByText('This decision is final.').count()).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: 'Ask once more' }).count()).toBe(0);
    await looksRight();
  });

  it('P9, P17–P24: files a ticket without scripts, on a small screen', async () => {
    const held = await aHeldAccount(gatehouse);
    await aPortalUser(gatehouse, held);
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${gatehouse.url}/portal/reassessment/new`);
    await page.getByLabel('E-mail address').fill(held.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await press('Sign in');
    await page.getByLabel('Files').setInputFiles([PDF]);
    await press('Add the chosen files');
    await page.getByLabel('What it shows').first().selectOption('incorporation_certificate');
    await page.getByLabel('Use case').fill('Order tracking for buyers who agree at the checkout.');
    await press('File the request');
    expect(await errors()).toHaveLength(4);
    expect(await page.getByLabel('What it shows').first().inputValue()).toBe('incorporation_certificate');
    await page.getByLabel('Sample message').fill('Your parcel arrives today.');
    await page.getByRole('checkbox', { name: 'Germany' }).check();
    await page.getByLabel('Estimated units a month').fill('25,000');
    await page.getByLabel('Amount').fill('1,250.50');
    await press('File the request');
    await page.waitForURL(/\/portal\/reassessments\/RT/);
    expect(await page.getByText('certificate of incorporation.pdf').count()).toBe(1);
    await page.getByRole('link', { name: 'Take the request back' }).click();
    await press('Take the request back');
    expect(await page.getByText('It does not count.').count()).toBe(1);
    await press('Sign out');
    await page.waitForURL(/\/portal\/sign-in/);
    await context.close();
  });

  /** Walks there with the Tab key, as somebody without a mouse does; the focus must be seen on the way. */
  async function focusOn(name: string): Promise<void> {
    for (let step = 0; step < 400; step++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate<string>(
        `(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()`,
      );
      if (focused === name) return;
    }
    throw new Error(`The Tab key does not reach ${name}.`);
  }
});
