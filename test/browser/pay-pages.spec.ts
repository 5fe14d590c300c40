import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { axeFindings, hasChromium, launchBrowser, scriptErrorsOf, sticksOut } from '../support/browser.js';
import { anAskedDeposit, depositRow } from '../support/deposits.js';
import { STRIPE_ENV, StripeServer } from '../support/stripe-server.js';

const isThere = hasChromium('the pay pages in a browser');

/** What the page's own script needs of Stripe's, which no test may load: it declines every card. */
const STRIPE_JS = `window.Stripe = (key) => ({
  elements: ({ clientSecret }) => ({
    create: () => ({ mount: (at) => { document.querySelector(at).textContent = key + ' ' + clientSecret; } }),
  }),
  confirmPayment: async () => ({ error: { message: 'Your card was declined.' } }),
});`;

describe.skipIf(!isThere)('T8: paying a deposit on a phone', () => {
  let browser: Browser;
  let gatehouse: TestApp;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function open(url: string): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const errors = scriptErrorsOf(page);
    await page.route('https://js.stripe.com/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: STRIPE_JS }),
    );
    await page.goto(url);
    return { page, errors };
  }

  describe('at the sandbox', () => {
    beforeAll(async () => {
      gatehouse = await startTestApp();
    });
    afterAll(() => gatehouse.stop());

    it('one button pays, and the page says so', async () => {
      const { deposit } = await anAskedDeposit(gatehouse);
      const { page, errors } = await open(deposit.payUrl ?? '');
      expect(await axeFindings(page)).toEqual([]);
      expect(await sticksOut(page)).toBe(false);

      await page.getByRole('button', { name: 'Let it happen' }).click();

      await page.getByText('Your deposit was paid. Thank you.').waitFor();
      expect((await depositRow(gatehouse, deposit.sid)).status).toBe('held');
      expect(errors).toEqual([]);
    });
  });

  describe('through Stripe', () => {
    let stripe: StripeServer;
    beforeAll(async () => {
      stripe = await StripeServer.start();
      gatehouse = await startTestApp({ ...STRIPE_ENV, STRIPE_API_URL: stripe.url });
    });
    afterAll(async () => {
      await gatehouse.stop();
      await stripe.stop();
    });

    it('Stripe’s form is let into this page and a declined card is told of', async () => {
      const { deposit } = await anAskedDeposit(gatehouse);
      const { reference } = await depositRow(gatehouse, deposit.sid);
      const { page, errors } = await open(deposit.payUrl ?? '');
      await page.getByText(`pk_test_gatehouse ${reference}_secret`).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await sticksOut(page)).toBe(false);

      await page.getByRole('button', { name: 'Pay $10.00' }).click();

      await page.getByText('Your card was declined.').waitFor();
      expect(errors).toEqual([]);
    });
  });
});
