import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aFiledCase, caseNow, type FiledCase } from '../../support/desk-scene.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let reviewer: PageVisitor;
let colleague: PageVisitor;
let auditor: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp();
  const [moreau, osei, ito] = await Promise.all([
    aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'K. Osei' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['auditor'], name: 'M. Ito' }),
  ]);
  reviewer = await signedIn(gatehouse, moreau);
  colleague = await signedIn(gatehouse, osei);
  auditor = await signedIn(gatehouse, ito);
});
afterAll(() => gatehouse.stop());

async function claimed(kase: FiledCase, by: PageVisitor = reviewer): Promise<string> {
  await by.open(kase.path);
  const answer = await by.submit(`${kase.path}/claim`, {});
  expect(answer).toMatchObject({ status: 303, location: kase.path });
  return String((await caseNow(gatehouse, kase)).version);
}

describe('the case page', () => {
  it('shows the ticket, the risk, and what the customer will read, before anything is decided', async () => {
    const kase = await aFiledCase(gatehouse, { companyName: 'Brightline Logistics GmbH' });
    const page = await reviewer.open(kase.path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Brightline Logistics GmbH');
    expect(page.html).toContain('your parcel 4711 arrives today');
    expect(page.html).toContain('They will read:');
    expect(page.html).toContain('Claim this case');
  });

  it('is for the auditor to read, without a way to claim or note', async () => {
    const kase = await aFiledCase(gatehouse);
    const page = await auditor.open(kase.path);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('Claim this case');
    expect(page.html).not.toContain(`${kase.path}/note`);
  });
});

describe('deciding at the desk', () => {
  it('rejects with a code, offers undo, and the customer is told nothing until the window is over', async () => {
    const kase = await aFiledCase(gatehouse, { companyName: 'Owl Coffee' });
    const version = await claimed(kase);
    const sent = await reviewer.submit(`${kase.path}/decide`, {
      version,
      outcome: 'reject',
      codes: ['reject:details_insufficient', 'approve:nothing'],
      note: 'No register entry.',
    });
    expect(sent).toMatchObject({ status: 303, location: kase.path });
    const page = await reviewer.open(kase.path);
    expect(page.html).toContain('Rejected Owl Coffee with 1 code.');
    expect(page.html).toContain(`action="${kase.path}/undo"`);
    expect(await caseNow(gatehouse, kase)).toMatchObject({ status: 'in_review' });
    const undone = await reviewer.submit(`${kase.path}/undo`, {});
    expect(undone.status).toBe(303);
    expect(await caseNow(gatehouse, kase)).toMatchObject({ pendingDecisionId: null, status: 'in_review' });
  });
});
