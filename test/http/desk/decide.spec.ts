import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSid } from '../../../src/kernel/ids.js';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltStaff } from '../../support/builders.js';
import { aFiledCase, caseNow, caseOfTicket, claimedBy, type FiledCase } from '../../support/desk-scene.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
let osei: BuiltStaff;
let reviewer: PageVisitor;
let colleague: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp();
  moreau = await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' });
  osei = await aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], name: 'K. Osei' });
  reviewer = await signedIn(gatehouse, moreau);
  colleague = await signedIn(gatehouse, osei);
});
afterAll(() => gatehouse.stop());

const REJECTION = { outcome: 'reject', codes: ['reject:details_insufficient'], note: 'No register entry.' };

/** Moves the program's clock past the undo window, and lets fall due what does. */
async function undoWindowPasses(): Promise<void> {
  const answer = await fetch(`${gatehouse.url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: 11_000 }),
  });
  expect(answer.status).toBeLessThan(300);
}

/** The colleague decides the case over the API, at once. */
async function decidedElsewhere(kase: FiledCase): Promise<void> {
  const path = `/api/cases/${kase.caseSid}`;
  await call(gatehouse, asStaff(osei), 'POST', `${path}/hand-off`, { to: osei.sid });
  const { version } = await caseNow(gatehouse, kase);
  const decision = { outcome: 'approve', version, codes: [] };
  const answer = await call(gatehouse, asStaff(osei), 'POST', `${path}/decisions`, decision);
  expect(answer.status).toBe(201);
}

describe('deciding at the desk', () => {
  it('says what was done and offers undo; the customer is told nothing before the window is over', async () => {
    const kase = await aFiledCase(gatehouse, { companyName: 'Owl Coffee' });
    const version = await claimedBy(gatehouse, reviewer, kase);
    const sent = await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version });
    expect(sent).toMatchObject({ status: 303, location: kase.path });
    const page = await reviewer.open(kase.path);
    expect(page.html).toContain('Rejected Owl Coffee with 1 code.');
    expect(page.html).toContain(`action="${kase.path}/undo"`);
    expect(page.html).toContain('takes effect in');
    expect(await mailsTo(gatehouse.database, kase.account.email)).not.toContainEqual(
      expect.objectContaining({ template: 'reassessment-rejected' }),
    );
  });

  it('takes a decision back within the window, and the case is still yours', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version });
    await reviewer.open(kase.path);
    expect(await reviewer.submit(`${kase.path}/undo`, {})).toMatchObject({ location: kase.path });
    expect(await caseNow(gatehouse, kase)).toMatchObject({ pendingDecisionId: null, status: 'in_review' });
    expect((await reviewer.open(kase.path)).html).toContain('The decision is taken back.');
  });

  it('makes the decision when the window is over, and refuses to take it back after that', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    await reviewer.submit(`${kase.path}/decide`, { outcome: 'approve', version });
    await undoWindowPasses();
    expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'decided' });
    expect(await statusOf(gatehouse.database, kase.account)).toBe('active');
    const late = await reviewer.submit(`${kase.path}/undo`, {});
    expect(late.status).toBe(409);
    expect(late.html).toContain('The time to take this decision back is over');
  });

  it('goes on with the next case when that was asked for', async () => {
    const kase = await aFiledCase(gatehouse);
    await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const sent = await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version, then: 'next' });
    expect(sent.status).toBe(303);
    expect(sent.location).toMatch(/^\/desk\/cases\/CS/);
    expect(sent.location).not.toBe(kase.path);
    expect((await reviewer.open(String(sent.location))).html).toContain('Undo');
    const nextId = parseSid('case', String(sent.location).slice('/desk/cases/'.length)) ?? '';
    expect(await caseNow(gatehouse, { caseId: nextId })).toMatchObject({ assigneeId: moreau.id });
  });

  it('sends only the codes of the chosen outcome, whatever was ticked under another one', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const sent = await reviewer.submit(`${kase.path}/decide`, {
      version,
      outcome: 'approve',
      codes: ['reject:details_insufficient'],
    });
    expect(sent.status).toBe(303);
    expect((await reviewer.open(kase.path)).html).toContain('<strong>Approved</strong>');
  });

  it('P31: asks for a code at its field, and keeps the note that was typed', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const refused = await reviewer.submit(`${kase.path}/decide`, {
      version,
      outcome: 'reject',
      note: 'Words that must stay.',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Choose at least one code.');
    expect(refused.html).toContain('href="#field-codes"');
    expect(refused.html).toContain('Words that must stay.');
    expect(refused.html).toMatch(/value="reject" required checked/);
  });
});

describe('a form that is no longer right', () => {
  it('says who decided meanwhile, and keeps what was typed so that it can stay as a note', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    await decidedElsewhere(kase);
    const refused = await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('This case was decided meanwhile');
    expect(refused.html).toMatch(/K\. Osei decided this case \(approve\) on \d+ \w+, \d\d:\d\d\./);
    expect(refused.html).toContain('No register entry.');
    const kept = await reviewer.submit(`${kase.path}/note`, { text: 'No register entry.' });
    expect(kept.status).toBe(303);
  });

  it('goes on from the new state when the customer has answered meanwhile', async () => {
    const kase = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, kase);
    const ticket = await call<{ items: { sid: string }[] }>(
      gatehouse,
      asCustomer(kase.account),
      'GET',
      '/api/reassessments',
    );
    const sid = String(ticket.body.items[0]?.sid);
    await call(gatehouse, asCustomer(kase.account), 'POST', `/api/reassessments/${sid}/messages`, {
      text: 'Here is the register number.',
    });
    const refused = await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('This has changed since you opened it');
    expect(refused.html).toContain('Here is the register number.');
    expect(refused.html).toContain('No register entry.');
    expect(refused.html).toMatch(/value="reject:details_insufficient" ?checked/);
    const current = /name="version" value="(\d+)"/.exec(refused.html)?.[1] ?? '';
    const sent = await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version: current });
    expect(sent.status).toBe(303);
  });

  it('lets one of two reviewers claim, and tells the other one who was faster', async () => {
    const kase = await aFiledCase(gatehouse);
    await Promise.all([reviewer.open(kase.path), colleague.open(kase.path)]);
    const answers = await Promise.all(
      [reviewer, colleague].map((one) => one.submit(`${kase.path}/claim`, { version: '1' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const slower = answers.find(({ status }) => status === 409);
    expect(slower?.html).toContain('Somebody else took this case');
    expect(slower?.html).toMatch(/(A\. Moreau|K\. Osei) holds this case/);
  });

  it('refuses to decide what another reviewer holds, and keeps what was typed', async () => {
    const kase = await aFiledCase(gatehouse);
    await claimedBy(gatehouse, colleague, kase);
    await reviewer.open(kase.path);
    const refused = await reviewer.submit(`${kase.path}/decide`, { ...REJECTION, version: '1' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('K. Osei holds this case');
    expect(refused.html).toContain('No register entry.');
  });

  it('P35: round 2 is not offered to who decided round 1, and is refused to him', async () => {
    const first = await aFiledCase(gatehouse);
    const version = await claimedBy(gatehouse, reviewer, first);
    await reviewer.submit(`${first.path}/decide`, { ...REJECTION, version });
    await undoWindowPasses();
    const second = await caseOfTicket(gatehouse, first.account, { useCase: 'Only order tracking now.' });
    const page = await reviewer.open(second.path);
    expect(page.html).toContain('You decided the earlier round of this matter');
    expect(page.html).not.toContain('Claim this case');
    expect(page.html).toContain('Changed since round 1');
    const refused = await reviewer.submit(`${second.path}/claim`, {});
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('somebody else must decide this one');
  });
});
