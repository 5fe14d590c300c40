import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { signedInCustomer } from '../../support/customer-browser.js';
import { aCompleteRequest, anOpenRequest, PURPOSE } from '../../support/outbound-requests.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

describe('what became of a request', () => {
  it('T10, T16: in review it says so and by when we answer, and nothing of what was found', async () => {
    const { account, sid } = await aCompleteRequest(gatehouse, {
      purpose: PURPOSE,
      application: {
        channels: ['sms'],
        userGeneratedContent: true,
        arbitraryDestinations: false,
        unsolicited: false,
        staysInDevelopment: false,
      },
    });
    const browser = await signedInCustomer(gatehouse, account);
    const page = await browser.open(`/portal/outbound/${sid}`);
    expect(page.html).toContain('We look at your request');
    expect(page.html).toMatch(/We answer by/);
    expect(page.html).not.toContain('arbitrary_content');
    expect(page.html).not.toContain('finding');
  });

  it('P32: of a rejection only what may be told, with what would change our mind', async () => {
    const { account, sid, id } = await anOpenRequest(gatehouse);
    await rowsIn(
      gatehouse.database,
      `UPDATE outbound_permissions SET status = 'rejected', ended_at = now(), end_reason = 'rejected',
         rejection_codes = '{unsolicited_contact,linked_to_abuse}' WHERE id = $1`,
      [id],
    );
    const browser = await signedInCustomer(gatehouse, account);
    const page = await browser.open(`/portal/outbound/${sid}`);
    expect(page.html).toContain('contacts people who did not ask for it');
    expect(page.html).toContain('What would change our mind:');
    expect(page.html).not.toMatch(/linked|abus/i);
    expect(page.html).toContain('Open another request');
  });

  it('T16: a grant that was limited in time says when that time is over, and lets ask anew', async () => {
    const { account, sid, id } = await aCompleteRequest(gatehouse);
    const limit = (until: string) =>
      rowsIn(gatehouse.database, `UPDATE outbound_permissions SET condition_until = $2 WHERE id = $1`, [
        id,
        until,
      ]);
    const browser = await signedInCustomer(gatehouse, account);
    await limit('2100-01-01T00:00:00Z');
    expect((await browser.open(`/portal/outbound/${sid}`)).html).toContain('Until 1 Jan 2100, 00:00 UTC.');
    await limit('2026-01-01T00:00:00Z');
    const over = await browser.open(`/portal/outbound/${sid}`);
    expect(over.html).toContain('The permission has ended');
    expect(over.html).toContain('Open another request');
  });
});
