import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { axeFindings, hasChromium, launchBrowser, scriptErrorsOf, sticksOut } from '../support/browser.js';
import type { BuiltAccount, BuiltStaff } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { aStaffMemberWithPassword, PASSWORD } from '../support/signed-in.js';
import { leaveFindings } from '../support/toll-free-findings.js';
import { TollFreeReview } from '../support/toll-free-review.js';
import { aNumber, aSubmission, aVerifiableAccount, officialClient } from '../support/toll-free.js';
import { DueTasks } from '../../src/database/due-tasks.js';
import { couldNotRun, found } from '../../src/toll-free/intake/finding.js';

const DESK = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
const UNDO_WINDOW_MS = 11_000;

const SAMPLE = 'Owl: 10% off today at bit.ly/owl10. Reply STOP to opt out.';

describe.skipIf(!hasChromium('the review of a toll-free verification'))(
  'the review of a toll-free verification, in a browser',
  () => {
    let gatehouse: TestApp;
    let browser: Browser;
    let page: Page;
    let scriptErrors: readonly string[];
    let account: BuiltAccount;
    let staff: BuiltStaff;
    let sid: string;

    const verifications = () => officialClient(gatehouse, account).messaging.v1.tollfreeVerifications;
    const review = () => new TollFreeReview(gatehouse, staff);
    const statusNow = async () => (await verifications()(sid).fetch()).status;

    beforeAll(async () => {
      gatehouse = await startTestApp({}, { worker: false });
      browser = await launchBrowser();
      page = await (await browser.newContext({ ...DESK, baseURL: gatehouse.url })).newPage();
      page.setDefaultTimeout(10_000);
      scriptErrors = scriptErrorsOf(page);
      staff = await aStaffMemberWithPassword(gatehouse, {
        roles: ['reviewer'],
        name: 'A. Moreau',
        email: 'moreau@gatehouse.example',
      });
      account = await aVerifiableAccount(gatehouse, { companyName: 'Owl Coffee' });
      const made = await verifications().create(
        aSubmission(await aNumber(gatehouse, account), {
          businessName: 'Owl Coffee',
          businessWebsite: 'https://owl.example',
          productionMessageSample: SAMPLE,
          optInImageUrls: ['https://owl.example/'],
        }),
      );
      sid = made.sid;
      await leaveFindings(gatehouse, sid, [
        found('30449', 'ProductionMessageSample', 'bit.ly/owl10', 'bit.ly is a public URL shortener.'),
        found('30476', 'OptInImageUrls', 'https://owl.example/', 'This is the bare home page.'),
        couldNotRun('BusinessWebsite', 'https://owl.example', 'The site did not answer in time.'),
      ]);
      await review().accept(sid);
    });
    afterAll(async () => {
      await browser.close();
      await gatehouse.stop();
    });

    /** The page wide and light, narrow and dark: axe is content, nothing sticks out. */
    async function looksRight(): Promise<void> {
      for (const { viewport, colorScheme } of [PHONE, DESK]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        expect(await axeFindings(page)).toEqual([]);
        expect(await sticksOut(page)).toBe(false);
      }
      expect(scriptErrors).toEqual([]);
    }

    it('finds the case by the sid of the verification, and the submission beside its guidance', async () => {
      await page.goto('/desk');
      await page.getByLabel('E-mail').fill('moreau@gatehouse.example');
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/desk');
      await page.goto(`/desk/search?q=${sid}`);
      await page.waitForURL('**/desk/cases/CS*');
      const sample = page.locator('.answer', { hasText: 'Sample message' }).first();
      expect(await sample.locator('mark').textContent()).toBe('bit.ly/owl10');
      expect(await sample.textContent()).toContain('Your appointment is today at 10:00 AM');
      expect(await page.locator('main').textContent()).toContain('This alone is no reason to reject.');
      await looksRight();
    });

    it('claims it, chooses both suggested codes with one key, and reads whether it can be corrected', async () => {
      await page.keyboard.press('c');
      await page.locator('#decide').waitFor();
      await page.keyboard.press('s');
      expect(await page.locator('[data-decide-label]').textContent()).toBe('Reject with 2 codes');
      expect(await page.locator('.offer-correctable').isVisible()).toBe(true);
      await page.getByLabel(/^30441 /).check();
      expect(await page.locator('.offer-final').isVisible()).toBe(true);
      expect(await page.locator('.offer-correctable').isVisible()).toBe(false);
      await looksRight();
      await page.getByLabel(/^30441 /).uncheck();
    });

    it('W83, W150: rejects with them', async () => {
      await page.getByLabel('then take the next').uncheck();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Rejected', { exact: false }).first().waitFor();
      gatehouse.clock.advance(UNDO_WINDOW_MS);
      await gatehouse.app.get(DueTasks).runAll(gatehouse.clock.now());
      await eventually(async () => (await statusNow()) === 'TWILIO_REJECTED');
      const record = await verifications()(sid).fetch();
      expect(record.rejectionReasons.map(({ code }: { code: number }) => code)).toEqual([30449, 30476]);
      expect(record.editAllowed).toBe(true);
    });

    it('W105: sees the correction first in the queue, what changed, and whether each reason is gone', async () => {
      await verifications()(sid).update({
        productionMessageSample: 'Owl: 10% off today at owl.example/ten. Reply STOP to opt out.',
        editReason: 'our own link',
      });
      await review().accept(sid);
      await page.goto('/desk?lane=priority');
      await page.locator('.row-link').first().click();
      await page.waitForURL('**/desk/cases/CS*');
      const comparison = page.locator('.panel', { hasText: 'Against the last one reviewed' });
      expect(await comparison.locator('del').textContent()).toContain('bit.ly/owl10');
      expect(await comparison.locator('ins').textContent()).toContain('owl.example/ten');
      const reasons = await comparison.locator('.lines').first().locator('> li').allTextContents();
      expect(reasons[0]).toMatch(/30449.*Changed, and not found again/s);
      expect(reasons[1]).toMatch(/30476.*Nothing changed there; they say why/s);
      expect(await page.locator('main').textContent()).toContain('our own link');
      await looksRight();
    });
  },
);
