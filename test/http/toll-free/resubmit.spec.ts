import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { asCustomer, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { TollFreeReview } from '../../support/toll-free-review.js';
import {
  aNumber,
  aSubmission,
  aVerifiableAccount,
  officialClient,
  refusalOf,
} from '../../support/toll-free.js';
import { rowsIn } from '../../support/rows-in.js';

const DAY = 86_400_000;

let gatehouse: TestApp;
let account: BuiltAccount;
let review: TollFreeReview;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await aVerifiableAccount(gatehouse);
});
afterAll(() => gatehouse.stop());

beforeEach(async () => {
  review = new TollFreeReview(gatehouse, await aStaffMember(gatehouse.database));
});

const verifications = () => officialClient(gatehouse, account).messaging.v1.tollfreeVerifications;

async function submitted() {
  return verifications().create(aSubmission(await aNumber(gatehouse, account)));
}

async function rejected(...codes: string[]) {
  const { sid } = await submitted();
  await review.reject(sid, ...codes);
  return verifications()(sid).fetch();
}

async function later(ms: number): Promise<void> {
  gatehouse.clock.advance(ms);
  const { errors } = await gatehouse.app.get(DueTasks).runAll(gatehouse.clock.now());
  expect(errors).toEqual([]);
}

const trafficOf = async (numberSid: string): Promise<string | undefined> => {
  const numbers = await call<{ items: { sid: string; trafficState: string }[] }>(
    gatehouse,
    asCustomer(account),
    'GET',
    `/api/accounts/${account.sid}/numbers`,
  );
  return numbers.body.items.find(({ sid }) => sid === numberSid)?.trafficState;
};

describe('a rejected submission', () => {
  it('W86, W106, W108: says all reasons, the first by itself, and a window of seven days to the millisecond', async () => {
    const { sid } = await rejected('30472', '30473');

    const raw = await call<Record<string, unknown>>(
      gatehouse,
      asCustomer(account),
      'GET',
      `/v1/Tollfree/Verifications/${sid}`,
    );

    expect(raw.body).toMatchObject({
      status: 'TWILIO_REJECTED',
      rejection_reason: 'Business information not valid',
      error_code: 30472,
      edit_allowed: true,
      rejection_reasons: [
        { reason: 'Business information not valid', code: 30472 },
        { reason: 'Cannot validate business website URL', code: 30473 },
      ],
    });
    const window = Date.parse(String(raw.body.edit_expiration)) - Date.parse(String(raw.body.rejected_on));
    expect(window).toBe(604_800_000);
  });

  it('W82, W96, W105: is corrected in the priority lane, and is as new', async () => {
    const before = await rejected('30472');
    expect(before.resourceLinks).toMatchObject({ customer_profile: expect.stringContaining('/BU') });

    const answer = await verifications()(before.sid).updateWithHttpInfo({ businessCity: 'Newtown' });

    expect(answer.statusCode).toBe(202);
    expect(answer.body).toMatchObject({
      sid: before.sid,
      status: 'PENDING_REVIEW',
      businessCity: 'Newtown',
      businessName: 'Owl, Inc.',
      customerProfileSid: before.customerProfileSid,
      rejectionReason: null,
      errorCode: null,
      editExpiration: null,
      editAllowed: null,
      rejectionReasons: null,
      resourceLinks: {},
    });
    await review.accept(before.sid);
    expect((await review.caseOf(before.sid)).lane).toBe('priority');
    const submissions = await rowsIn<{ submission: number; outcome: string | null; lane: string }>(
      gatehouse.database,
      `SELECT s.submission, s.outcome, s.lane FROM toll_free_submissions s
       JOIN toll_free_verifications v ON v.id = s.verification_id
       WHERE v.id = $1 ORDER BY s.submission`,
      [before.sid.slice(2)],
    );
    expect(submissions).toEqual([
      { submission: 1, outcome: 'reject', lane: 'standard' },
      { submission: 2, outcome: null, lane: 'priority' },
    ]);
  });

  it('W93: a reason alone is enough, since the website may have been mended', async () => {
    const { sid } = await rejected('30473');
    expect((await verifications()(sid).update({ editReason: 'website fixed' })).status).toBe(
      'PENDING_REVIEW',
    );
  });

  it('W188, W189: refuses a correction of nothing, and one that changes nothing', async () => {
    const { sid } = await rejected('30473');
    expect(await refusalOf(verifications()(sid).update())).toEqual({
      status: 400,
      code: 400,
      message: 'No values were submitted as part of a resubmission.',
    });
    expect(await refusalOf(verifications()(sid).update({ businessCity: 'Anytown' }))).toEqual({
      status: 400,
      code: 400,
      message: 'No values were different when resubmitting.',
    });
  });

  it('W94: looks at what is sent as it does at first', async () => {
    const { sid } = await rejected('30473');
    const refusals = await Promise.all([
      refusalOf(verifications()(sid).update({ notificationEmail: 'nobody' })),
      refusalOf(verifications()(sid).update({ businessName: 'x'.repeat(501) })),
      refusalOf(verifications()(sid).update({ businessCity: '' })),
    ]);
    expect(refusals.map(({ message }) => message)).toEqual([
      'Email address is invalid.',
      'The businessName parameter is too long: at most 500 characters.',
      'Missing mandatory field name for submitting a verification.',
    ]);
  });

  it('W90: its SIDs cannot be changed', async () => {
    const { sid } = await rejected('30473');
    const answer = await call(
      gatehouse,
      asCustomer(account),
      'POST',
      `/v1/Tollfree/Verifications/${sid}`,
      'TollfreePhoneNumberSid=PN1&BusinessCity=Newtown',
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ message: expect.stringContaining('cannot be changed') });
  });

  it('W89, W150: is not corrected when one of its codes does not allow it', async () => {
    const { sid, editAllowed } = await rejected('30472', '30441');
    expect(editAllowed).toBe(false);
    const refusal = await refusalOf(verifications()(sid).update({ businessCity: 'Newtown' }));
    expect(refusal).toMatchObject({ status: 400, message: expect.stringMatching(/^Cannot edit .*HH/) });
  });
});

it('W88, W95: nothing but a rejected submission can be corrected', async () => {
  const [pending, inReview, approved] = [await submitted(), await submitted(), await submitted()];
  await review.accept(inReview.sid);
  await review.approve(approved.sid);
  const edit = (sid: string) => refusalOf(verifications()(sid).update({ businessCity: 'Newtown' }));

  expect(await edit(approved.sid)).toEqual({
    status: 400,
    code: 400,
    message: `Cannot edit an approved submission ${approved.sid}`,
  });
  expect((await edit(pending.sid)).message).toBe(`Cannot edit a pending submission ${pending.sid}`);
  expect((await edit(inReview.sid)).message).toBe(`Cannot edit an in-review submission ${inReview.sid}`);
});

it('W17, W49, W100: when it is accepted a profile has appeared, the customer is told, the number is pending', async () => {
  const { sid, tollfreePhoneNumberSid: number } = await submitted();
  expect(await trafficOf(number)).toBe('restricted');

  await review.accept(sid);

  const accepted = await verifications()(sid).fetch();
  expect(accepted).toMatchObject({
    status: 'IN_REVIEW',
    customerProfileSid: expect.stringMatching(/^BU/),
    trustProductSid: expect.stringMatching(/^BU/),
    regulatedItemSid: expect.stringMatching(/^RA/),
  });
  expect(await trafficOf(number)).toBe('pending');
  const told = await rowsIn<{ template: string }>(
    gatehouse.database,
    `SELECT template FROM outbox_messages WHERE payload::text LIKE '%' || $1 || '%' ORDER BY template`,
    [accepted.customerProfileSid],
  );
  expect(told.map(({ template }) => template)).toEqual([
    'business-profile-made',
    'com.twilio.messaging.compliance.toll-free-verification.requested',
  ]);
});

it('W98, W101, W102: the number may send after an approval, and not after a rejection', async () => {
  const [one, two] = [await submitted(), await rejected('30472')];
  await review.approve(one.sid);
  expect(await trafficOf(one.tollfreePhoneNumberSid)).toBe('verified');
  expect(await trafficOf(two.tollfreePhoneNumberSid)).toBe('restricted');
});

it('W97: its messages are refused with 30032 until it is approved, and after it was deleted', async () => {
  const sender = await aVerifiableAccount(gatehouse, { plan: 'contracted', mode: 'production' });
  const number = await aNumber(gatehouse, sender);
  const theirs = officialClient(gatehouse, sender).messaging.v1.tollfreeVerifications;
  const reasons = async () => {
    const asked = { account: sender.sid, service: 'sms', to: '+12065550123', from: number.phoneE164 };
    const answer = await call<{ reasons: { code: string }[] }>(
      gatehouse,
      PLATFORM,
      'POST',
      '/api/permissions/check',
      asked,
    );
    return answer.body.reasons.map(({ code }) => code);
  };
  const { sid } = await theirs.create(aSubmission(number));
  expect(await reasons()).toEqual(['30032']);
  await review.accept(sid);
  expect(await reasons()).toEqual(['30032']);
  await review.approve(sid);
  expect(await reasons()).toEqual([]);
  await theirs(sid).remove();
  expect(await reasons()).toEqual(['30032']);
});

it('W103, W104, W164, W165: after seven days it expires, is told once, and may still be corrected in the standard lane', async () => {
  const { sid, tollfreePhoneNumberSid: number } = await rejected('30472');
  const toldOf = () =>
    rowsIn<{ template: string }>(
      gatehouse.database,
      `SELECT template FROM outbox_messages WHERE template LIKE '%toll-free%expired' AND payload::text LIKE '%' || $1 || '%'
       ORDER BY template`,
      [sid],
    );
  await later(6 * DAY);
  expect(await toldOf()).toEqual([]);

  await later(DAY);
  await later(DAY);

  expect((await toldOf()).map(({ template }) => template)).toEqual([
    'com.twilio.messaging.compliance.toll-free-verification.expired',
    'toll-free-expired',
  ]);
  expect(await verifications()(sid).fetch()).toMatchObject({ status: 'TWILIO_REJECTED', editAllowed: true });
  expect(await trafficOf(number)).toBe('restricted');
  await verifications()(sid).update({ businessCity: 'Newtown' });
  await review.accept(sid);
  expect((await review.caseOf(sid)).lane).toBe('standard');
});
