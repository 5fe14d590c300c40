import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMail } from '../support/a-mail.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { axeFindings, hasChromium, launchBrowser, scriptErrorsOf, sticksOut } from '../support/browser.js';
import { anAccount } from '../support/builders.js';
import { confirmPath, INBOUND_MAIL_SECRET, statusOfMail } from '../support/inbound-mail.js';

describe.runIf(hasChromium('the page that confirms mail'))('T4: the page that confirms mail', () => {
  let gatehouse: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    gatehouse = await startTestApp({ INBOUND_MAIL_SECRET });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await gatehouse.stop();
  });

  it.each([
    ['with scripts', true, 1],
    ['without scripts, with a choice', false, 2],
  ])('works on a phone %s, for everybody', async (_, javaScriptEnabled, accounts) => {
    const account = await anAccount(gatehouse.database);
    if (accounts > 1) await anAccount(gatehouse.database, { email: account.email });
    const body = `We tell people when their parcel comes.\n${'Averyveryverylongword'.repeat(20)}`;
    await statusOfMail(gatehouse, aMail({ from: account.email, subject: 'Parcels', body }));
    const path = await confirmPath(gatehouse, account.email);
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const errors = scriptErrorsOf(page);

    await page.goto(gatehouse.url + path);
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    if (javaScriptEnabled) expect(await sticksOut(page)).toBe(false);
    if (accounts > 1) await page.getByLabel(account.companyName).check();
    await page.getByRole('button', { name: 'Yes, it is mine' }).click();

    await page.getByRole('heading', { name: 'Confirmed' }).waitFor();
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
