import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aFiledCase, caseNow, claimedBy, type FiledCase } from '../../support/desk-scene.js';
import { statusOf } from '../../support/outcomes.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let reviewer: PageVisitor;
let senior: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp({ FOUR_EYES: 'on' });
  const [moreau, osei] = await Promise.all([
    aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], name: 'K. Osei' }),
  ]);
  reviewer = await signedIn(gatehouse, moreau);
  senior = await signedIn(gatehouse, osei);
});
afterAll(() => gatehouse.stop());

/** An approval that the reviewer has made and that waits. */
async function aWaitingApproval(): Promise<FiledCase> {
  const kase = await aFiledCase(gatehouse);
  const version = await claimedBy(gatehouse, reviewer, kase);
  const sent = await reviewer.submit(`${kase.path}/decide`, { version, outcome: 'approve' });
  expect(sent.status).toBe(303);
  return kase;
}

function decisionOn(html: string): string {
  return /name="decision" value="(DE[0-9a-f]{32})"/.exec(html)?.[1] ?? '';
}

it('shows who decided what waits for a second person, and offers its maker only to take it back', async () => {
  const kase = await aWaitingApproval();
  const page = await reviewer.open(kase.path);
  expect(page.html).toContain('It takes effect once a second person has confirmed it.');
  expect(page.html).toContain('Take back');
  expect(page.html).not.toContain(`${kase.path}/confirm`);
  expect((await reviewer.submit(`${kase.path}/confirm`, { decision: kase.caseSid })).status).toBe(403);
});

it('takes effect when the second person confirms, and says so in the history', async () => {
  const kase = await aWaitingApproval();
  const page = await senior.open(kase.path);
  expect(page.html).toContain('A. Moreau decided this');
  await senior.submit(`${kase.path}/confirm`, { decision: decisionOn(page.html) });
  expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'decided' });
  expect(await statusOf(gatehouse.database, kase.account)).toBe('active');
  expect((await senior.open(kase.path)).html).toContain('A. Moreau, confirmed by K. Osei');
});

it('lets the second person refuse by taking it back; the case is the first one’s again', async () => {
  const kase = await aWaitingApproval();
  await senior.open(kase.path);
  expect((await senior.submit(`${kase.path}/undo`, {})).status).toBe(303);
  expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'in_review', pendingDecisionId: null });
});

it('does not confirm another decision than the one that was read', async () => {
  const kase = await aWaitingApproval();
  const read = decisionOn((await senior.open(kase.path)).html);
  await reviewer.open(kase.path);
  await reviewer.submit(`${kase.path}/undo`, {});
  const refused = await senior.submit(`${kase.path}/confirm`, { decision: read });
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('This decision waits no longer.');
  expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'in_review' });
});
