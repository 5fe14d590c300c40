import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { ProfileReview } from '../../support/profile-review.js';
import {
  aNumber,
  aProfile,
  aSubmissionWithProfile,
  officialClient,
  refusalOf,
} from '../../support/toll-free.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const ISV_STARTER = 'RN806dd6cd175f314e1f96a9727ee271f4';
const PRIMARY = 'RN6433641899984f951173ef1738c3bdd0';
const GIVEN = { friendlyName: 'Owl', email: 'owner@owl.example', policySid: SECONDARY };

let gatehouse: TestApp;
let reviewer: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
});
afterAll(() => gatehouse.stop());

const profilesOf = (account: BuiltAccount) => officialClient(gatehouse, account).trusthub.v1.customerProfiles;

async function anOwner() {
  const account = await anAccount(gatehouse.database);
  return { account, profiles: profilesOf(account) };
}

/** The JSON as it came over the wire. */
async function raw(account: BuiltAccount, path: string, body?: string) {
  const response = await fetch(`${gatehouse.url}/v1/CustomerProfiles${path}`, {
    headers: { ...asCustomer(account), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe('W71, W72: a profile, through the official client', () => {
  it('is made as a draft, with every key of the contract and its three links', async () => {
    const { account, profiles } = await anOwner();

    const { sid } = await profiles.create({ ...GIVEN, statusCallback: 'https://owl.example/news' });

    const url = `${gatehouse.url}/v1/CustomerProfiles/${sid}`;
    const answer = await raw(account, `/${sid}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      sid: expect.stringMatching(/^BU[0-9a-f]{32}$/),
      account_sid: account.sid,
      policy_sid: SECONDARY,
      friendly_name: 'Owl',
      status: 'draft',
      valid_until: null,
      email: 'owner@owl.example',
      status_callback: 'https://owl.example/news',
      date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      date_updated: expect.stringMatching(/Z$/),
      url,
      links: {
        customer_profiles_entity_assignments: `${url}/EntityAssignments`,
        customer_profiles_evaluations: `${url}/Evaluations`,
        customer_profiles_channel_endpoint_assignment: `${url}/ChannelEndpointAssignments`,
      },
      errors: null,
    });
  });

  it('is submitted by its status, reviewed in the queue, and approved', async () => {
    const { profiles } = await anOwner();
    const { sid } = await profiles.create({ ...GIVEN, policySid: ISV_STARTER });

    const pending = await profiles(sid).update({ status: 'pending-review', friendlyName: 'Nest' });
    expect(pending).toMatchObject({ status: 'pending-review', friendlyName: 'Nest', policySid: ISV_STARTER });

    const review = new ProfileReview(gatehouse, reviewer, sid);
    await review.claim();
    expect((await profiles(sid).fetch()).status).toBe('in-review');
    await review.decide({ outcome: 'approve' });
    expect((await profiles(sid).fetch()).status).toBe('twilio-approved');
  });

  it('that is rejected says why, and is submitted again', async () => {
    const { profiles } = await anOwner();
    const { sid } = await profiles.create(GIVEN);
    await profiles(sid).update({ status: 'pending-review' });
    await new ProfileReview(gatehouse, reviewer, sid).decide({
      outcome: 'reject',
      codes: ['website_not_valid'],
    });

    expect(await profiles(sid).fetch()).toMatchObject({
      status: 'twilio-rejected',
      errors: [{ code: 'website_not_valid', message: expect.stringContaining('website') }],
    });
    expect((await profiles(sid).update({ status: 'pending-review' })).status).toBe('pending-review');
  });

  it('is taken back before somebody has taken it, and deleted', async () => {
    const { profiles } = await anOwner();
    const { sid } = await profiles.create(GIVEN);
    await profiles(sid).update({ status: 'pending-review' });
    expect((await profiles(sid).update({ status: 'draft' })).status).toBe('draft');
    expect(await new ProfileReview(gatehouse, reviewer, sid).newestCase()).toMatchObject({
      status: 'withdrawn',
    });

    expect((await profiles(sid).removeWithHttpInfo()).body).toBe(true);
    expect(await refusalOf(profiles(sid).fetch())).toEqual({
      status: 404,
      code: 404,
      message: `The requested resource /CustomerProfiles/${sid} was not found`,
    });
  });
});

it('W70: the list has the account’s own profiles, the newest first, filtered, page by page', async () => {
  const { account, profiles } = await anOwner();
  const sub = await anAccount(gatehouse.database, { parentId: account.id });
  await profilesOf(sub).create(GIVEN);
  const made: string[] = [];
  for (const friendlyName of ['One', 'Two', 'Three'])
    made.unshift((await profiles.create({ ...GIVEN, friendlyName })).sid);
  const { sid: starter } = await profiles.create({ ...GIVEN, policySid: ISV_STARTER });

  const sids = (found: readonly { sid: string }[]) => found.map(({ sid }) => sid);
  expect(sids(await profiles.list())).toEqual([starter, ...made]);
  expect(sids(await profiles.list({ policySid: SECONDARY }))).toEqual(made);
  expect(sids(await profiles.list({ friendlyName: 'Two' }))).toEqual([made[1]]);
  expect(sids(await profiles.list({ status: 'twilio-approved' }))).toEqual([]);
  expect(sids(await profiles.list({ pageSize: 2 }))).toEqual([starter, ...made]);
  expect(sids(await profiles.list({ limit: 100_000 }))).toEqual([starter, ...made]);
  expect((await raw(account, '?PageSize=2')).body).toMatchObject({
    meta: { key: 'results', page_size: 2, page: 0 },
  });
});

describe('W11, W12: a profile of another account', () => {
  it('does not exist, also for the parent account, which has credentials of the subaccount for that', async () => {
    const { account, profiles } = await anOwner();
    const sub = await anAccount(gatehouse.database, { parentId: account.id });
    const { sid } = await profilesOf(sub).create(GIVEN);
    const stranger = await anOwner();

    for (const of of [profiles, stranger.profiles]) {
      expect(await refusalOf(of(sid).fetch())).toMatchObject({ status: 404 });
      expect(await refusalOf(of(sid).update({ friendlyName: 'Mine' }))).toMatchObject({ status: 404 });
      expect(await refusalOf(of(sid).remove())).toMatchObject({ status: 404 });
    }
  });
});

describe('bad input has the vendor’s shape', () => {
  it.each([
    [{ ...GIVEN, policySid: PRIMARY }, 'Primary Customer Profiles cannot be created through this API.'],
    [{ ...GIVEN, policySid: 'RN1' }, 'The policySid parameter is invalid.'],
    [{ ...GIVEN, email: 'nobody' }, 'Email address is invalid.'],
    [{ ...GIVEN, friendlyName: 'x'.repeat(256) }, 'The friendlyName parameter is invalid.'],
    [{ ...GIVEN, friendlyName: '' }, 'Missing required parameter FriendlyName in the post body'],
    [{ ...GIVEN, statusCallback: 'ftp://x' }, 'The statusCallback parameter is invalid.'],
  ])('create with %j', async (given, message) => {
    const { profiles } = await anOwner();
    expect(await refusalOf(profiles.create(given))).toEqual({ status: 400, code: 400, message });
  });

  it('an update cannot approve, nor name a status that there is not', async () => {
    const { profiles } = await anOwner();
    const { sid } = await profiles.create(GIVEN);
    expect(await refusalOf(profiles(sid).update({ status: 'twilio-approved' }))).toMatchObject({
      status: 400,
      message: 'The status parameter can only be set to pending-review or draft.',
    });
    await profiles(sid).update({ status: 'pending-review' });
    expect(await refusalOf(profiles(sid).update({ status: 'pending-review' }))).toMatchObject({
      status: 409,
    });
  });

  it('JSON where a form is expected, an unknown token and an unknown filter are refused', async () => {
    const { account } = await anOwner();
    expect(await raw(account, '', '{"FriendlyName":"Owl"}')).toMatchObject({
      status: 400,
      body: { code: 400 },
    });
    expect(await raw(account, '?PageToken=PAxx')).toMatchObject({ status: 400, body: { code: 400 } });
    expect(await raw(account, '?Status=approved')).toMatchObject({ status: 400, body: { code: 400 } });
    expect(await raw(account, '/BU1')).toMatchObject({ status: 404, body: { code: 404 } });
    expect(await raw(account, `/BU${'0'.repeat(32)}/Evaluations`)).toMatchObject({
      status: 404,
      body: { code: 404 },
    });
  });
});

it('a profile on which a verification stands is not deleted', async () => {
  const { account, profiles } = await anOwner();
  await aProfile(gatehouse, account);
  const profile = await aProfile(gatehouse, account, { type: 'secondary' });
  const number = await aNumber(gatehouse, account);
  const { tollfreeVerifications } = officialClient(gatehouse, account).messaging.v1;
  const { sid } = await tollfreeVerifications.create(aSubmissionWithProfile(number, profile));

  expect(await refusalOf(profiles(profile.sid).remove())).toMatchObject({ status: 409 });
  await tollfreeVerifications(sid).remove();
  expect(await profiles(profile.sid).remove()).toBe(true);
});
