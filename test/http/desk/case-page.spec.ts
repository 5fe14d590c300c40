import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, asStaff } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltStaff } from '../../support/builders.js';
import { aFiledCase, caseNow, claimedBy } from '../../support/desk-scene.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
let reviewer: PageVisitor;
let auditor: PageVisitor;
let french: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp();
  const [moreau, ito, roux] = await Promise.all([
    aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['auditor'], name: 'M. Ito' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], scope: { countries: ['FR'] } }),
  ]);
  senior = await aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], name: 'K. Osei' });
  reviewer = await signedIn(gatehouse, moreau);
  auditor = await signedIn(gatehouse, ito);
  french = await signedIn(gatehouse, roux);
});
afterAll(() => gatehouse.stop());

/** Someone records that a carrier complained, which nobody may overlook. */
async function carrierComplained(account: { readonly sid: string }): Promise<void> {
  const note = 'Twelve reports forwarded by the carrier.';
  const answer = await call(gatehouse, asStaff(senior), 'POST', `/api/accounts/${account.sid}/facts`, {
    kind: 'carrier_complaint',
    note,
  });
  expect(answer.status).toBe(201);
}

describe('the case page', () => {
  it('shows the ticket, the risk, and word for word what the customer will read, before anything is decided', async () => {
    const kase = await aFiledCase(gatehouse, { companyName: 'Brightline Logistics GmbH' });
    const page = await reviewer.open(kase.path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Brightline Logistics GmbH');
    expect(page.html).toContain('your parcel 4711 arrives today');
    expect(page.html).toContain('Your request was approved. The restrictions on your account were lifted.');
    expect(page.html).toContain('Claim this case');
    expect(page.html).not.toContain('name="outcome"');
  });

  it('P29: marks in the sample message what phishing uses, and lets none of its tags through', async () => {
    const kase = await aFiledCase(
      gatehouse,
      {},
      { sampleMessage: 'Your <b>account</b> is locked: "><script>verify()</script>' },
    );

    const { html } = await reviewer.open(kase.path);

    const sample = /<dd class="sample">(.*?)<\/dd>/s.exec(html)?.[1] ?? '';
    expect([...sample.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map(([, word]) => word)).toEqual([
      'account',
      'locked',
      'verify',
    ]);
    expect(sample.replaceAll(/<\/?mark[^>]*>/g, '')).toBe(
      'Your &lt;b&gt;account&lt;/b&gt; is locked: &quot;&gt;&lt;script&gt;verify()&lt;/script&gt;',
    );
  });

  it('P32: offers every rejection code with its guidance to who holds the case, none of them for the customer', async () => {
    const kase = await aFiledCase(gatehouse);
    await claimedBy(gatehouse, reviewer, kase);
    const page = await reviewer.open(kase.path);
    expect(page.html.match(/name="codes"/g)).toHaveLength(8);
    expect(page.html).toContain('Not enough details');
    expect(page.html).not.toContain('data-customer-text');
  });

  it('P27: puts a zero-tolerance fact on top and offers a reviewer only rejection', async () => {
    const kase = await aFiledCase(gatehouse);
    await carrierComplained(kase.account);
    await claimedBy(gatehouse, reviewer, kase);
    const page = await reviewer.open(kase.path);
    expect(page.html).toContain('<h2>Zero tolerance</h2>');
    expect(page.html).toContain('Twelve reports forwarded by the carrier.');
    expect(page.html).toContain('value="reject"');
    expect(page.html).not.toContain('value="approve"');
  });

  it('lets a senior reviewer override zero tolerance, with a warning beside it', async () => {
    const kase = await aFiledCase(gatehouse);
    await carrierComplained(kase.account);
    const osei = await signedIn(gatehouse, senior);
    await claimedBy(gatehouse, osei, kase);
    const page = await osei.open(kase.path);
    expect(page.html).toContain('Approve against zero tolerance');
    expect(page.html).toContain('This goes against zero tolerance.');
  });

  it('is for the auditor to read, without a way to claim, note or hand off', async () => {
    const kase = await aFiledCase(gatehouse);
    const page = await auditor.open(kase.path);
    expect(page.status).toBe(200);
    for (const action of ['claim', 'note', 'message', 'hand-off', 'decide'])
      expect(page.html, action).not.toContain(`${kase.path}/${action}`);
  });

  it('does not exist for a reviewer of other countries, to look at or to act on', async () => {
    const kase = await aFiledCase(gatehouse, { country: 'DE' });
    expect((await french.open(kase.path)).status).toBe(404);
    await french.open('/desk');
    for (const action of ['claim', 'note', 'release', 'undo'])
      expect((await french.submit(`${kase.path}/${action}`, { text: 'x', version: '1' })).status).toBe(404);
  });

  it('notes in the audit trail who looked, and does not clutter the timeline with it', async () => {
    const kase = await aFiledCase(gatehouse);
    await reviewer.open(kase.path);
    const page = await reviewer.open(kase.path);
    expect(page.html).not.toContain('opened by reader');
    expect(page.html).toContain('Ticket filed');
    expect(await caseNow(gatehouse, kase)).toMatchObject({ looks: 2 });
  });

  it('asks who is not signed in to sign in, and comes back to the case', async () => {
    const kase = await aFiledCase(gatehouse);
    const stranger = await new PageVisitor(gatehouse.url).open(kase.path);
    expect(stranger).toMatchObject({
      status: 303,
      location: `/sign-in?next=${encodeURIComponent(kase.path)}`,
    });
  });
});
