import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfileView } from '../../../src/business-profiles/business-profile.views.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { DETAILS, onProfiles, profileAfter, ProfileReview } from '../../support/profile-review.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  moreau = await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' });
});
afterAll(() => gatehouse.stop());

/** A profile that its owner has submitted, and the review of it. */
async function submitted(details: object = {}): Promise<{
  account: BuiltAccount;
  profile: ProfileView;
  review: ProfileReview;
}> {
  const account = await anAccount(gatehouse.database);
  const by = asCustomer(account);
  const given = { type: 'primary', friendlyName: 'Owl', email: 'owner@owl.example', ...details };
  const { sid } = await profileAfter(gatehouse, by, 'POST', '', given);
  const profile = await profileAfter(gatehouse, by, 'POST', `/${sid}/submit`, { version: 1 });
  return { account, profile, review: new ProfileReview(gatehouse, moreau, sid) };
}

const now = (account: BuiltAccount, { sid }: { sid: string }) =>
  profileAfter(gatehouse, asCustomer(account), 'GET', `/${sid}`);

/** The e-mails about a profile, in the order in which they were promised. */
async function mailsAbout(account: BuiltAccount) {
  const rows = await rowsIn<{ recipient: string; payload: { status?: string; reasons?: string[] } }>(
    gatehouse.database,
    `SELECT recipient, payload FROM outbox_messages WHERE account_id = $1 AND template = 'business-profile-changed' ORDER BY id`,
    [account.id],
  );
  return rows.map(({ recipient, payload }) => ({ to: recipient, ...payload }));
}

describe('W72: a profile', () => {
  it('waits, is in review once somebody takes it, and is approved; each change is told by e-mail', async () => {
    const { account, profile, review } = await submitted(DETAILS);
    expect(profile).toMatchObject({
      status: 'pending-review',
      evaluation: [],
      submittedAt: expect.any(String),
    });
    expect(await review.newestCase()).toMatchObject({
      type: 'business_profile',
      subject: profile.sid,
      status: 'open',
    });

    await review.claim();
    expect(await now(account, profile)).toMatchObject({ status: 'in-review' });

    expect((await review.decide({ outcome: 'approve' })).status).toBe(201);
    expect(await now(account, profile)).toMatchObject({ status: 'twilio-approved', reasons: [] });
    expect(await mailsAbout(account)).toMatchObject([
      { to: 'owner@owl.example', status: 'pending-review' },
      { status: 'in-review' },
      { status: 'twilio-approved' },
    ]);
  });

  it('is in review as well when it was handed out as the next case', async () => {
    const { account, profile } = await submitted();
    const taken = await call<{ subject: string }>(gatehouse, asStaff(moreau), 'POST', '/api/cases/next', {
      type: 'business_profile',
    });
    expect(taken).toMatchObject({ status: 200, body: { subject: profile.sid } });
    expect(await now(account, profile)).toMatchObject({ status: 'in-review' });
  });

  it('that lacks everything can be submitted all the same: the evaluation is advice', async () => {
    const { profile } = await submitted();
    expect(profile.status).toBe('pending-review');
    expect(profile.evaluation.length).toBeGreaterThan(10);
  });

  it('is rejected with codes, told why as far as it may be, corrected, and submitted again', async () => {
    const { account, profile, review } = await submitted();
    const codes = ['linked_to_abuse', 'address_not_valid'];
    await review.decide({ outcome: 'reject', codes, note: 'The street is a mailbox.' });

    const rejected = await now(account, profile);
    expect(rejected).toMatchObject({
      status: 'twilio-rejected',
      reasons: [{ code: 'address_not_valid' }, { code: null, text: 'We could not approve this business.' }],
    });
    expect(JSON.stringify([rejected, await mailsAbout(account)])).not.toMatch(/linked_to_abuse|mailbox/);

    const by = asCustomer(account);
    await profileAfter(gatehouse, by, 'PATCH', `/${profile.sid}`, { streetAddress: '6 Barn Street' });
    const again = await profileAfter(gatehouse, by, 'POST', `/${profile.sid}/submit`, {});
    expect(again).toMatchObject({ status: 'pending-review', reasons: [], decidedAt: null });
    expect(await review.newestCase()).toMatchObject({
      status: 'open',
      previousCase: expect.stringMatching(/^CS/),
    });
  });

  it('is not rejected without a code, nor with one of another case type', async () => {
    const { review } = await submitted();
    expect((await review.decide({ outcome: 'reject', codes: [] })).status).toBe(422);
    expect((await review.decide({ outcome: 'reject', codes: ['30445'] })).status).toBe(422);
  });

  it('that is approved keeps what it says of the business; what it is called may change', async () => {
    const { account, profile, review } = await submitted(DETAILS);
    await review.decide({ outcome: 'approve' });
    const by = asCustomer(account);
    const path = `/${profile.sid}`;

    const refused = await onProfiles<{ code: string }>(gatehouse, by, 'PATCH', path, {
      businessName: 'Raven',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'profile_approved' } });
    expect(await profileAfter(gatehouse, by, 'PATCH', path, { friendlyName: 'Nest' })).toMatchObject({
      friendlyName: 'Nest',
      status: 'twilio-approved',
    });
    const again = await onProfiles<{ code: string }>(gatehouse, by, 'POST', `${path}/submit`, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'profile_state' } });
  });
});

it('a reviewer asks, the customer answers by correcting and by writing, and the form that was open is stale', async () => {
  const { account, profile, review } = await submitted();
  const by = asCustomer(account);
  await review.claim();
  await review.act('request-information', { message: 'Which street is it?', fields: ['address'] });

  const asked = await now(account, profile);
  expect(asked).toMatchObject({
    needsAnswer: true,
    messages: [{ from: 'team', text: 'Which street is it?', fields: ['address'] }],
  });
  const { version } = await review.newestCase();

  await profileAfter(gatehouse, by, 'PATCH', `/${profile.sid}`, { streetAddress: '6 Barn Street' });
  const written = await profileAfter(gatehouse, by, 'POST', `/${profile.sid}/messages`, {
    text: 'Barn Street.',
  });
  expect(written).toMatchObject({ needsAnswer: false, messages: [{ from: 'team' }, { from: 'you' }] });

  await review.claim();
  expect((await review.act('decisions', { outcome: 'approve', version })).status).toBe(409);
  expect((await review.decide({ outcome: 'approve' })).status).toBe(201);
  const late = await onProfiles<{ code: string }>(gatehouse, by, 'POST', `/${profile.sid}/messages`, {
    text: 'Hm.',
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'profile_not_in_review' } });
});

it('the reviewer sees what the profile says, what is missing and the other profiles, with nothing that runs', async () => {
  const { account, profile, review } = await submitted({ businessName: '<script>alert(1)</script>' });
  const other = { type: 'secondary', friendlyName: 'The client', email: 'c@owl.example' };
  await profileAfter(gatehouse, asCustomer(account), 'POST', '', other);
  const visitor = await signedIn(gatehouse, moreau);
  await review.claim();

  const { status, html } = await visitor.open(`/desk/cases/${(await review.newestCase()).sid}`);

  expect(status).toBe(200);
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('Give the street and number where the business is.');
  expect(html).toContain('The client');
  expect(html).toContain('Address is not the business’s');
  expect(profile.status).toBe('pending-review');
});

it('closing the account ends the review, and nothing can be changed any more', async () => {
  const { account, profile, review } = await submitted();
  const path = `/api/accounts/${account.sid}/close`;
  expect((await call(gatehouse, PLATFORM, 'POST', path, { reason: 'Asked for' })).status).toBe(200);

  expect(await review.newestCase()).toMatchObject({ status: 'withdrawn' });
  expect(await profileAfter(gatehouse, PLATFORM, 'GET', `/${profile.sid}`)).toMatchObject({
    status: 'draft',
  });
  const late = await onProfiles<{ code: string }>(gatehouse, PLATFORM, 'POST', `/${profile.sid}/submit`, {});
  expect(late).toMatchObject({ status: 409, body: { code: 'account_closed' } });
});
