import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCustomer, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { TollFreeReview } from '../../support/toll-free-review.js';
import {
  aNumber,
  aSubmission,
  aVerifiableAccount,
  officialClient,
  refusalOf,
} from '../../support/toll-free.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let review: TollFreeReview;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  review = new TollFreeReview(gatehouse, await aStaffMember(gatehouse.database));
});
afterAll(() => gatehouse.stop());

const verificationsOf = (by: BuiltAccount) =>
  officialClient(gatehouse, by).messaging.v1.tollfreeVerifications;

async function submitted(by: BuiltAccount, overrides = {}) {
  return verificationsOf(by).create(aSubmission(await aNumber(gatehouse, by), overrides));
}

it('W180, W11: there is no record of another account, of a parent’s subaccount, or of a sid that is none', async () => {
  const parent = await aVerifiableAccount(gatehouse);
  const other = await aVerifiableAccount(gatehouse);
  const theirs = await submitted(other);

  for (const sid of [theirs.sid, `HH${'0'.repeat(32)}`, 'HHx', parent.sid])
    for (const act of [
      () => verificationsOf(parent)(sid).fetch(),
      () => verificationsOf(parent)(sid).update({ businessCity: 'Elsewhere' }),
      () => verificationsOf(parent)(sid).remove(),
    ])
      expect(await refusalOf(act())).toEqual({
        status: 404,
        code: 404,
        message: 'Toll-Free verification not found.',
      });
  expect((await verificationsOf(other)(theirs.sid).fetch()).sid).toBe(theirs.sid);
});

it('W181: an account without any record is told so, one whose records do not match gets an empty list', async () => {
  const account = await aVerifiableAccount(gatehouse);
  expect(await refusalOf(verificationsOf(account).list())).toEqual({
    status: 404,
    code: 404,
    message: 'No Toll-Free verification records found.',
  });

  await submitted(account);

  expect(await verificationsOf(account).list({ status: 'TWILIO_APPROVED' })).toEqual([]);
});

it('W74–W76, W78, W80: lists by status, number, reference and product; subaccounts only when asked', async () => {
  const parent = await aVerifiableAccount(gatehouse);
  await rowsIn(
    gatehouse.database,
    `UPDATE business_profiles SET business_identity = 'isv_reseller_or_partner' WHERE account_id = $1`,
    [parent.id],
  );
  const child = await anAccount(gatehouse.database, { parentId: parent.id });
  const own = await submitted(parent, { externalReferenceId: 'first' });
  const second = await submitted(parent, { externalReferenceId: 'second' });
  const childs = await submitted(child);
  await review.approve(second.sid);
  const approved = await verificationsOf(parent)(second.sid).fetch();
  const list = async (filter: Parameters<ReturnType<typeof verificationsOf>['list']>[0]) =>
    (await verificationsOf(parent).list(filter)).map(({ sid }) => sid);

  expect(await list({})).toEqual([second.sid, own.sid]);
  expect(await list({ includeSubAccounts: true })).toEqual([childs.sid, second.sid, own.sid]);
  expect(await list({ status: 'PENDING_REVIEW' })).toEqual([own.sid]);
  expect(await list({ tollfreePhoneNumberSid: own.tollfreePhoneNumberSid })).toEqual([own.sid]);
  expect(await list({ externalReferenceId: 'second' })).toEqual([second.sid]);
  expect(await list({ trustProductSid: [approved.trustProductSid] })).toEqual([second.sid]);
  expect(await list({ tollfreePhoneNumberSid: childs.tollfreePhoneNumberSid })).toEqual([]);
});

it('W77, W79, W81: pages of at most 50, each with the address of the next, filters kept', async () => {
  const account = await aVerifiableAccount(gatehouse);
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) made.unshift((await submitted(account)).sid);

  const listed = await verificationsOf(account).list({ pageSize: 2, status: 'PENDING_REVIEW' });
  expect(listed.map(({ sid }) => sid)).toEqual(made);

  const { body } = await call<{ meta: Record<string, string | number | null>; verifications: object[] }>(
    gatehouse,
    asCustomer(account),
    'GET',
    '/v1/Tollfree/Verifications?PageSize=2&Status=PENDING_REVIEW',
  );
  expect(body.verifications).toHaveLength(2);
  expect(body.meta).toMatchObject({
    page: 0,
    page_size: 2,
    key: 'verifications',
    previous_page_url: null,
    first_page_url: `${gatehouse.url}/v1/Tollfree/Verifications?Status=PENDING_REVIEW&PageSize=2&Page=0`,
    next_page_url: expect.stringMatching(/Status=PENDING_REVIEW&PageSize=2&Page=1&PageToken=PA/),
  });
  const many = await call<{ meta: { page_size: number } }>(
    gatehouse,
    asCustomer(account),
    'GET',
    '/v1/Tollfree/Verifications?PageSize=100000',
  );
  expect([many.status, many.body.meta.page_size]).toEqual([200, 50]);
});

it('gives nothing of another account for its page token', async () => {
  const [mine, theirs] = [await aVerifiableAccount(gatehouse), await aVerifiableAccount(gatehouse)];
  for (let n = 0; n < 3; n += 1) await submitted(theirs);
  await submitted(mine);
  const page = await verificationsOf(theirs).page({ pageSize: 1 });
  const next = new URL(page.nextPageUrl ?? '');

  const answer = await call<{ verifications: { account_sid: string }[] }>(
    gatehouse,
    asCustomer(mine),
    'GET',
    next.pathname + next.search,
  );

  expect(answer.status).toBe(200);
  expect(answer.body.verifications.filter(({ account_sid: sid }) => sid !== mine.sid)).toEqual([]);
});

it.each([
  ['Status=APPROVED', 'The status parameter is invalid.'],
  ['TollfreePhoneNumberSid=PN1', 'The tollfreePhoneNumberSid parameter is invalid.'],
  ['TrustProductSid=HH1', 'The trustProductSid parameter is invalid.'],
  ['IncludeSubAccounts=perhaps', 'The includeSubAccounts parameter is invalid.'],
  ['PageToken=PAx', 'The PageToken parameter is invalid.'],
])('refuses the filter %s', async (query, message) => {
  const account = await anAccount(gatehouse.database);
  const path = `/v1/Tollfree/Verifications?${query}`;
  const answer = await call(gatehouse, asCustomer(account), 'GET', path);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 400, status: 400, message });
});

it('W14: wrong credentials are refused as the contract’s client expects', async () => {
  const account = await anAccount(gatehouse.database);
  const stranger = { ...account, authToken: 'wrong' };
  expect(await refusalOf(verificationsOf(stranger).list())).toEqual({
    status: 401,
    code: 20003,
    message: 'Authenticate',
  });
});
