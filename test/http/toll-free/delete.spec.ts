import { afterAll, beforeAll, expect, it } from 'vitest';
import { asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { TollFreeReview } from '../../support/toll-free-review.js';
import {
  aNumber,
  aSubmission,
  aVerifiableAccount,
  officialClient,
  refusalOf,
  type BuiltNumber,
} from '../../support/toll-free.js';

let gatehouse: TestApp;
let account: BuiltAccount;
let staff: BuiltStaff;
let review: TollFreeReview;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await aVerifiableAccount(gatehouse);
  staff = await aStaffMember(gatehouse.database);
  review = new TollFreeReview(gatehouse, staff);
});
afterAll(() => gatehouse.stop());

const verifications = () => officialClient(gatehouse, account).messaging.v1.tollfreeVerifications;

async function trafficOf(number: BuiltNumber): Promise<string> {
  const { body } = await call<{ trafficState: string }>(
    gatehouse,
    PLATFORM,
    'GET',
    `/api/numbers/${number.sid}`,
  );
  return body.trafficState;
}

const inState = {
  PENDING_REVIEW: () => Promise.resolve(),
  IN_REVIEW: (sid: string) => review.accept(sid),
  TWILIO_APPROVED: (sid: string) => review.approve(sid),
  TWILIO_REJECTED: (sid: string) => review.reject(sid, '30441'),
} as const;

it.each(Object.entries(inState))(
  'W171–W177: deletes one that is %s; its number stays, restricted, and may be submitted again',
  async (status, bring) => {
    const number = await aNumber(gatehouse, account);
    const { sid } = await verifications().create(aSubmission(number));
    await bring(sid);
    expect((await verifications()(sid).fetch()).status).toBe(status);

    const removed = await verifications()(sid).removeWithHttpInfo();

    expect([removed.statusCode, removed.body]).toEqual([204, true]);
    expect(await trafficOf(number)).toBe('restricted');
    expect((await refusalOf(verifications()(sid).fetch())).status).toBe(404);
    expect((await refusalOf(verifications()(sid).remove())).message).toBe(
      'Toll-Free verification not found.',
    );
    const again = await verifications().create(aSubmission(number));
    await review.accept(again.sid);
    expect((await review.caseOf(again.sid)).lane).toBe('standard');
  },
);

it('W174: nobody reviews any more what was deleted', async () => {
  const number = await aNumber(gatehouse, account);
  const { sid } = await verifications().create(aSubmission(number));
  await review.accept(sid);
  const kase = await review.caseOf(sid);

  await verifications()(sid).remove();

  const { body } = await call<{ status: string }>(gatehouse, asStaff(staff), 'GET', `/api/cases/${kase.sid}`);
  expect(body.status).toBe('withdrawn');
});

it('W52: what was verified does not go with the number to another account', async () => {
  const other = await aVerifiableAccount(gatehouse);
  const number = await aNumber(gatehouse, account);
  const { sid } = await verifications().create(aSubmission(number));
  await review.approve(sid);
  expect(await trafficOf(number)).toBe('verified');

  const moved = await call<{ sid: string; trafficState: string }>(
    gatehouse,
    PLATFORM,
    'POST',
    `/api/numbers/${number.sid}/transfer`,
    { toAccount: other.sid },
  );

  expect(moved.body).toMatchObject({ trafficState: 'restricted' });
  expect((await refusalOf(verifications()(sid).fetch())).status).toBe(404);
  const theirs = officialClient(gatehouse, other).messaging.v1.tollfreeVerifications;
  expect((await theirs.create(aSubmission({ sid: moved.body.sid }))).status).toBe('PENDING_REVIEW');
});

it('W52: nor is it reviewed any more when the number was released', async () => {
  const number = await aNumber(gatehouse, account);
  const { sid } = await verifications().create(aSubmission(number));
  await review.accept(sid);
  const kase = await review.caseOf(sid);

  const released = await call(gatehouse, PLATFORM, 'DELETE', `/api/numbers/${number.sid}`);

  expect(released.status).toBe(204);
  expect((await refusalOf(verifications()(sid).fetch())).status).toBe(404);
  const { body } = await call<{ status: string }>(gatehouse, asStaff(staff), 'GET', `/api/cases/${kase.sid}`);
  expect(body.status).toBe('withdrawn');
});

it('ends with its account, while it is reviewed', async () => {
  const closing = await aVerifiableAccount(gatehouse);
  const theirs = officialClient(gatehouse, closing).messaging.v1.tollfreeVerifications;
  const { sid } = await theirs.create(aSubmission(await aNumber(gatehouse, closing)));
  await review.accept(sid);
  const kase = await review.caseOf(sid);

  const closed = await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${closing.sid}/close`, {
    reason: 'The customer left.',
  });

  expect(closed.status).toBeLessThan(300);
  const { body } = await call<{ status: string }>(gatehouse, asStaff(staff), 'GET', `/api/cases/${kase.sid}`);
  expect(body.status).toBe('withdrawn');
});
