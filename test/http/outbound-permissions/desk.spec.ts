import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltStaff } from '../../support/builders.js';
import { OutboundReview } from '../../support/outbound-review.js';
import { aCompleteRequest, anOpenRequest, APPLICATION, asked } from '../../support/outbound-requests.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
let reviewer: PageVisitor;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  moreau = await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' });
  reviewer = await signedIn(gatehouse, moreau);
});
afterAll(() => gatehouse.stop());

it('T10–T14: the reviewer sees the steps, the answers, the words that caused a finding, and what was decided before', async () => {
  const { account } = await aCompleteRequest(gatehouse, {
    purpose: 'Our users can send any message they like. <script>alert(1)</script> A prank line comes later.',
    application: { ...APPLICATION, unsolicited: true },
  });
  const { sid } = await new OutboundReview(gatehouse, moreau, account).openCase();

  const { status, html } = await reviewer.open(`/desk/cases/${sid}`);

  expect(status).toBe(200);
  expect(html).toContain('Deposit held, account in production');
  expect(html).toMatch(/<mark[^>]*>users can send any message they like<\/mark>/);
  expect(html).toMatch(/<mark[^>]*>prank line<\/mark>|<mark[^>]*>prank<\/mark>/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('The customer’s own answer');
  expect(html).toContain('Cold calls to a purchased list.');
});

it('a request without a finding says so', async () => {
  const { account, sid: request } = await anOpenRequest(gatehouse, {});
  await asked(gatehouse, account, 'POST', `/${request}/messages`, { text: 'May I ask something?' });
  const { sid } = await new OutboundReview(gatehouse, moreau, account).openCase();

  const { html } = await reviewer.open(`/desk/cases/${sid}`);

  expect(html).toContain('Nothing stands against it');
  expect(html).toContain('May I ask something?');
  expect(html).toContain('Not answered');
});

it('the queue of outbound permissions leads there', async () => {
  const { html } = await reviewer.open('/desk?type=outbound_permission');

  expect(html).toContain('Users send arbitrary content by SMS');
});
