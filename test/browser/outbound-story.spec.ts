import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../support/api.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { axeFindings, hasChromium, launchBrowser, scriptErrorsOf, sticksOut } from '../support/browser.js';
import { anAccount, type BuiltAccount } from '../support/builders.js';
import { aPortalUser } from '../support/customer-browser.js';
import { eventually } from '../support/eventually.js';
import { PASSWORD, aStaffMemberWithPassword } from '../support/signed-in.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const UNDO_WINDOW_MS = 11_000;

describe.skipIf(!hasChromium('the story of outbound permission'))('outbound permission, in a browser', () => {
  let gatehouse: TestApp;
  let browser: Browser;
  let phone: Page;
  let desk: Page;
  let errors: readonly (readonly string[])[];

  beforeAll(async () => {
    gatehouse = await startTestApp();
    browser = await launchBrowser();
    phone = await (await browser.newContext({ ...PHONE, baseURL: gatehouse.url })).newPage();
    desk = await (
      await browser.newContext({ baseURL: gatehouse.url, viewport: { width: 1440, height: 900 } })
    ).newPage();
    errors = [scriptErrorsOf(phone), scriptErrorsOf(desk)];
    for (const page of [phone, desk]) page.setDefaultTimeout(15_000);
    await signedInAtDesk();
  });
  afterAll(async () => {
    await browser.close();
    await gatehouse.stop();
  });

  async function signedInAtDesk(): Promise<void> {
    await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], email: 'moreau@gatehouse.example' });
    await desk.goto('/desk');
    await desk.getByLabel('E-mail').fill('moreau@gatehouse.example');
    await desk.getByLabel('Password').fill(PASSWORD);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.waitForURL('**/desk');
  }

  /** A self-service account in development; its owner signs in on the phone. */
  async function signedInOnPhone(companyName: string): Promise<BuiltAccount> {
    const account = await anAccount(gatehouse.database, { companyName });
    await aPortalUser(gatehouse, account);
    await phone.context().clearCookies();
    await phone.goto('/portal/sign-in');
    await phone.getByLabel('E-mail').fill(account.email);
    await phone.getByLabel('Password').fill(PASSWORD);
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await phone.waitForURL('**/portal');
    return account;
  }

  function codeSentTo(number: string): Promise<string> {
    return eventually(async () => {
      const path = `/dev/inbox?to=${encodeURIComponent(number)}`;
      const { body } = await call<{ items: readonly { text: string }[] }>(gatehouse, {}, 'GET', path);
      return body.items.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).find((code) => code !== undefined);
    });
  }

  async function looksRight(page: Page): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeFindings(page), `${page.url()} ${colorScheme}`).toEqual([]);
    }
    expect(await sticksOut(page), page.url()).toBe(false);
    expect(errors.flat()).toEqual([]);
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const group = (name: string) => phone.getByRole('group', { name });

  async function saysWhatItIsFor(purpose: string, writesThemselves: 'Yes' | 'No'): Promise<void> {
    await phone.getByLabel('What will you send or call for?').fill(purpose);
    await phone.getByRole('checkbox', { name: 'SMS' }).check();
    const answers = { 'Can your users write what is sent?': writesThemselves };
    for (const question of [
      'Can your users write what is sent?',
      'Can your users reach any number they like?',
      'Do you contact people who did not ask for it?',
      'Will your application stay in development for good?',
    ]) {
      const answer = Object.entries(answers).find(([asked]) => asked === question)?.[1] ?? 'No';
      await group(question)
        .getByRole('radio', { name: new RegExp(`^${answer}`) })
        .check();
    }
    await press(phone, 'Save');
    await phone.getByText('Saved. Thank you.').waitFor();
  }

  async function confirmsThePhone(number: string): Promise<void> {
    await phone.getByLabel('Phone number').fill(number);
    await press(phone, 'Send the code');
    await phone.getByLabel('Code', { exact: true }).waitFor();
    const code = await codeSentTo(number);
    await phone.getByLabel('Code', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await press(phone, 'Confirm');
    await phone.getByText('The number is confirmed. Thank you.').waitFor();
  }

  async function paysTheDeposit(): Promise<void> {
    await press(phone, 'Go on to pay');
    await phone.waitForURL('**/sandbox/payments/*');
    await phone.getByRole('radio', { name: /^Pay/ }).check();
    await press(phone, 'Let it happen');
    await phone.getByText('The gateway has told us.').waitFor();
    await follow(phone, 'Back to your request');
  }

  it('T3: begins on the overview, with three steps and what is next', async () => {
    await signedInOnPhone('Owl Coffee');
    expect(await phone.locator('.panel h2').first().textContent()).toBe('Outbound permission: three steps');
    await looksRight(phone);
    await follow(phone, 'Begin');
    await looksRight(phone);
    await press(phone, 'Begin');
    await phone.getByRole('link', { name: 'Say what it is for' }).first().waitFor();
    await looksRight(phone);
  });

  it('T5: asks the four questions, and says at each field what is missing', async () => {
    await phone.getByRole('link', { name: 'Say what it is for' }).last().click();
    await looksRight(phone);
    await press(phone, 'Save');
    expect(await phone.locator('.error-summary li').count()).toBe(6);
    await looksRight(phone);
    await saysWhatItIsFor('Guests who booked a table get one SMS when it is free.', 'No');
  });

  it('T6: sends a code to the phone, which is typed in with a blank; another one has to wait', async () => {
    await phone.getByRole('link', { name: 'Confirm a phone number' }).last().click();
    await looksRight(phone);
    await phone.getByLabel('Phone number').fill('+44 7700 900123');
    await press(phone, 'Send the code');
    await phone.getByLabel('Code', { exact: true }).waitFor();
    expect(await phone.getByRole('button', { name: 'Send it again' }).isDisabled()).toBe(true);
    await looksRight(phone);
    await phone.getByLabel('Code', { exact: true }).fill('12345');
    await press(phone, 'Confirm');
    expect(await phone.locator('.error-summary li').textContent()).toContain('six digits');
    await looksRight(phone);
    const code = await codeSentTo('+447700900123');
    await phone.getByLabel('Code', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await press(phone, 'Confirm');
    await phone.getByText('The number is confirmed. Thank you.').waitFor();
  });

  it('T7–T9: pays the deposit, comes back, and is granted without loading the page again', async () => {
    await phone.getByRole('link', { name: 'Pay the deposit' }).click();
    await looksRight(phone);
    const here = phone.url();
    await press(phone, 'Go on to pay');
    await phone.waitForURL('**/sandbox/payments/*');
    await looksRight(phone);
    const deposit = /DP[0-9a-f]{32}/.exec(phone.url())?.[0] ?? '';
    await phone.goto(here);
    await phone.getByText('Your payment is not here yet').waitFor();
    await looksRight(phone);
    await call(gatehouse, {}, 'POST', `/dev/payments/${deposit}`, { outcome: 'succeed' });
    await phone.getByText('We hold your deposit').waitFor();
    await follow(phone, 'Go on');
    await phone.getByText('You may send and call').waitFor();
    await looksRight(phone);
    await phone.goto('/portal');
    await phone.getByText('Outbound permission is granted').waitFor();
  });

  it('T10: a yes goes to a person, and the customer is told by when we answer', async () => {
    await signedInOnPhone('Harbour Chat');
    await follow(phone, 'Begin');
    await press(phone, 'Begin');
    await phone.getByRole('link', { name: 'Say what it is for' }).last().click();
    await saysWhatItIsFor('People who share a boat plan their next trip with one another.', 'Yes');
    await phone.getByRole('link', { name: 'Confirm a phone number' }).last().click();
    await confirmsThePhone('+447700900124');
    await phone.getByRole('link', { name: 'Pay the deposit' }).click();
    await paysTheDeposit();
    await phone.getByText('We look at your request').waitFor();
    await phone.getByText('We answer by').waitFor();
    await looksRight(phone);
  });

  it('T16: the reviewer sees the finding and opens a discussion by the keyboard', async () => {
    await desk.goto('/desk');
    await desk.keyboard.press('n');
    await desk.waitForURL('**/desk/cases/CS*');
    await desk.getByRole('heading', { name: 'Users send arbitrary content' }).waitFor();
    await desk.keyboard.press('d');
    await desk.getByLabel('Your message to the customer').fill('Could you offer fixed texts to choose from?');
    expect(await desk.locator('[data-decide-label]').textContent()).toBe('Discuss');
    await looksRight(desk);
    await desk.getByLabel('then take the next').uncheck();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('Opened a discussion with Harbour Chat.').waitFor();
    await call(gatehouse, {}, 'POST', '/dev/clock', { advanceMs: UNDO_WINDOW_MS });
    await desk.reload();
    await looksRight(desk);
  });

  it('T16, T17: the customer reads it on the phone and answers', async () => {
    await phone.reload();
    await phone.getByText('Let us talk about it').waitFor();
    await phone.getByText('Could you offer fixed texts to choose from?').waitFor();
    await looksRight(phone);
    await phone.getByLabel('Your answer').fill('Yes: five of them. Nothing else can be sent then.');
    await press(phone, 'Send');
    await phone.getByText('Sent. Thank you.').waitFor();
    await looksRight(phone);
  });

  it('T16: the reviewer approves with the conditions that were agreed, and the customer reads them', async () => {
    await desk.reload();
    await desk.getByText('Yes: five of them.').first().waitFor();
    await desk.keyboard.press('c');
    await desk.locator('#decide').waitFor();
    await desk.keyboard.press('a');
    await desk.locator('.offer-conditions > summary').click();
    await desk.getByRole('checkbox', { name: 'No free-form content' }).check();
    await desk.getByLabel('At most so many units a day').fill('1,000');
    expect(await desk.locator('[data-decide-label]').textContent()).toBe('Approve with 2 conditions');
    await looksRight(desk);
    await desk.getByLabel('then take the next').uncheck();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('Approved Harbour Chat with 2 conditions.').waitFor();
    await looksRight(desk);
    await call(gatehouse, {}, 'POST', '/dev/clock', { advanceMs: UNDO_WINDOW_MS });
    await phone.reload();
    await phone.getByText('You may send and call').waitFor();
    await phone.getByText('At most 1,000 messages and minutes a day (UTC).').waitFor();
    await phone.getByText('No free-form content: nothing that your users write.').waitFor();
    await looksRight(phone);
  });

  it.each([
    '/desk/deposits',
    '/desk/deposits?status=held',
    '/desk/deposits/parked',
    '/desk/countries?q=land',
    '/desk/countries/FR',
  ])('shows %s without anything for axe to say, wide and narrow', async (path) => {
    await desk.goto(path);
    await looksRight(desk);
    await desk.setViewportSize({ width: 390, height: 844 });
    await looksRight(desk);
    await desk.setViewportSize({ width: 1440, height: 900 });
  });
});
