import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { asCustomer, call } from '../../support/api.js';
import type { BuiltStaff } from '../../support/builders.js';
import { aFiledCase, caseNow, claimedBy, type FiledCase } from '../../support/desk-scene.js';
import { mailsTo } from '../../support/outcomes.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let osei: BuiltStaff;
let reviewer: PageVisitor;
let senior: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp();
  const moreau = await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' });
  osei = await aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], name: 'K. Osei' });
  reviewer = await signedIn(gatehouse, moreau);
  senior = await signedIn(gatehouse, osei);
});
afterAll(() => gatehouse.stop());

/** What the customer sees of his ticket over the API. */
async function ticketOf(kase: FiledCase): Promise<{ status: string; text: string }> {
  const answer = await call<{ items: { status: string }[] }>(
    gatehouse,
    asCustomer(kase.account),
    'GET',
    '/api/reassessments',
  );
  return { status: answer.body.items[0]?.status ?? '', text: answer.text };
}

describe('asking for information', () => {
  it('P26: is chosen among the decisions; the case waits for the customer, who gets the question by e-mail', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const asked = await reviewer.submit(`${kase.path}/decide`, {
      version,
      outcome: 'request_information',
      message: 'Which register is your company in?',
      fields: ['companyName', 'evidence'],
      note: 'Only for colleagues.',
    });
    expect(asked.status).toBe(303);
    expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'awaiting_customer', assigneeId: null });
    expect(await mailsTo(gatehouse.database, kase.account.email)).toContainEqual(
      expect.objectContaining({
        template: 'reassessment-information-requested',
        payload: expect.objectContaining({ question: 'Which register is your company in?' }),
      }),
    );
    const page = await reviewer.open(kase.path);
    expect(page.html).toContain('About: Company name, Evidence');
    expect(page.html).toContain('Only for colleagues.');
    expect((await ticketOf(kase)).text).not.toContain('Only for colleagues.');
  });

  it('needs a question, and keeps the fields that were pointed at', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const refused = await reviewer.submit(`${kase.path}/decide`, {
      version,
      outcome: 'request_information',
      fields: ['useCase'],
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Write what you need to know.');
    expect(refused.html).toMatch(/value="useCase" ?checked/);
  });

  it('can be posted by itself, and taken back by claiming the case again', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    await reviewer.submit(`${kase.path}/ask`, { version, message: 'Who are your customers?' });
    expect((await ticketOf(kase)).status).toBe('awaiting_customer');
    await claimedBy(gatehouse, reviewer, kase);
    expect((await ticketOf(kase)).status).toBe('open');
  });
});

describe('writing', () => {
  it('leaves a note that only staff see, also on a case that nobody holds', async () => {
    const kase = await aFiledCase(gatehouse);
    await reviewer.open(kase.path);
    await reviewer.submit(`${kase.path}/note`, { text: 'Called the register.' });
    expect((await reviewer.open(kase.path)).html).toContain('Called the register.');
    expect((await ticketOf(kase)).text).not.toContain('Called the register.');
  });

  it('sends a message that asks for nothing; whose turn it is stays', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    await reviewer.submit(`${kase.path}/message`, { text: 'We look at it today.', version });
    expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'in_review' });
    expect((await ticketOf(kase)).text).not.toContain('A. Moreau');
    expect(await mailsTo(gatehouse.database, kase.account.email)).toContainEqual(
      expect.objectContaining({ template: 'case-message' }),
    );
  });

  it('refuses an empty note at its field', async () => {
    const kase = await aFiledCase(gatehouse);
    await reviewer.open(kase.path);
    const refused = await reviewer.submit(`${kase.path}/note`, { text: '   ' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Write something here.');
  });
});

describe('giving a case out of hand', () => {
  it('releases it to the queue', async () => {
    const kase = await aFiledCase(gatehouse);
    await claimedBy(gatehouse, reviewer, kase);
    expect(await reviewer.submit(`${kase.path}/release`, {})).toMatchObject({ location: '/desk' });
    expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'open', assigneeId: null });
  });

  it('hands it off to somebody who may decide it, with a note for him', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    expect((await reviewer.open(kase.path)).html).toContain('K. Osei (senior reviewer)');
    await reviewer.submit(`${kase.path}/hand-off`, { to: osei.sid, handOffNote: 'You know them.', version });
    expect(await caseNow(gatehouse, kase)).toMatchObject({ assigneeId: osei.id });
    expect((await senior.open(kase.path)).html).toContain('Handed off to K. Osei');
  });

  it('asks to whom, at the field', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const refused = await reviewer.submit(`${kase.path}/hand-off`, { version });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#field-to"');
  });

  it('snoozes it for a while', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    await reviewer.submit(`${kase.path}/snooze`, { until: '3d', version, snoozeNote: 'Register is closed.' });
    expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'snoozed' });
    const page = await reviewer.open(kase.path);
    expect(page.html).toContain('Snoozed until');
    expect((await reviewer.open('/desk?status=snoozed')).html).toContain(kase.account.companyName);
  });

  it('escalates it with a reason; the reviewer cannot take it back, the senior reviewer finds it in his tab', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const refused = await reviewer.submit(`${kase.path}/escalate`, { version });
    expect(refused.status).toBe(422);
    await reviewer.submit(`${kase.path}/escalate`, { version, escalateNote: 'Press is asking.' });
    expect((await reviewer.open(kase.path)).html).toContain('a senior reviewer takes it');
    expect((await reviewer.open('/desk')).html).not.toContain('>Escalated <');
    const page = await senior.open('/desk?queue=escalated');
    expect(page.html).toContain(kase.account.companyName);
  });
});

describe('the claim', () => {
  const HTMX = { 'hx-request': 'true' };

  it('is renewed by the page’s script without drawing the page anew', async () => {
    const kase = await aFiledCase(gatehouse);
    await claimedBy(gatehouse, reviewer, kase);
    const renewed = await renew(kase, reviewer);
    expect(renewed.status).toBe(200);
    expect(renewed.html).toContain('yours for');
    expect(renewed.html).not.toContain('<html');
  });

  it('says who has the case when it cannot be renewed any more', async () => {
    const kase = await aFiledCase(gatehouse);
    await claimedBy(gatehouse, senior, kase);
    const refused = await renew(kase, reviewer);
    expect(refused.status).toBe(200);
    expect(refused.html).toContain('K. Osei holds this case');
  });

  async function renew(kase: FiledCase, by: PageVisitor) {
    const page = await by.open(kase.path);
    const token = /name="csrf-token" content="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const headers = { ...HTMX, 'x-csrf-token': token, 'sec-fetch-site': 'same-origin' };
    return by.request(`${kase.path}/claim`, { method: 'POST', headers });
  }
});
