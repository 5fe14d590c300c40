import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { mailsTo } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';
import { TollFreeReview } from '../../support/toll-free-review.js';
import { aNumber, aSubmission, aVerifiableAccount, officialClient } from '../../support/toll-free.js';
import { TOLL_FREE_CODES } from '../../../src/toll-free/toll-free.codes.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;

let gatehouse: TestApp;
let account: BuiltAccount;
let staff: BuiltStaff;
let review: TollFreeReview;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await aVerifiableAccount(gatehouse, { plan: 'contracted', mode: 'production' });
  staff = await aStaffMember(gatehouse.database);
  review = new TollFreeReview(gatehouse, staff);
});
afterAll(() => gatehouse.stop());

const verifications = () => officialClient(gatehouse, account).messaging.v1.tollfreeVerifications;
const number = () => aNumber(gatehouse, account);

/** The record as the wire has it, `rejected_on` included, which the client's library drops. */
async function onTheWire(sid: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${gatehouse.url}/v1/Tollfree/Verifications/${sid}`, {
    headers: {
      authorization: `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`,
    },
  });
  const record: unknown = await answer.json();
  return Object.fromEntries(Object.entries(record ?? {}));
}

async function reasonsAgainstSending(from: string): Promise<readonly string[]> {
  const { body } = await call<{ reasons: { code: string }[] }>(
    gatehouse,
    PLATFORM,
    'POST',
    '/api/permissions/check',
    { account: account.sid, service: 'sms', to: '+12065550123', from },
  );
  return body.reasons.map(({ code }) => code);
}

/** In review, its case claimed; gives how to decide it. */
async function claimed(sid: string) {
  await review.accept(sid);
  const kase = await review.caseOf(sid);
  const { body } = await call<{ version: number }>(
    gatehouse,
    asStaff(staff),
    'POST',
    `/api/cases/${kase.sid}/claim`,
    {},
  );
  const decide = (decision: object) =>
    call<{ code: string }>(gatehouse, asStaff(staff), 'POST', `/api/cases/${kase.sid}/decisions`, {
      version: body.version,
      ...decision,
    });
  return { kase, decide };
}

describe('an approval', () => {
  it('W82, W98, W101: verifies the number, which may send from then on, and fills what exists once it is processed', async () => {
    const own = await number();
    const { sid } = await verifications().create(aSubmission(own, { notificationEmail: 'yes@owl.example' }));
    expect(await reasonsAgainstSending(own.phoneE164)).toContain('30032');

    await review.approve(sid);

    const record = await verifications()(sid).fetch();
    expect(record.status).toBe('TWILIO_APPROVED');
    expect(record.trustProductSid).toMatch(/^BU[0-9a-f]{32}$/);
    expect(record.regulatedItemSid).toMatch(/^RA[0-9a-f]{32}$/);
    expect([record.rejectionReason, record.errorCode, record.editAllowed, record.editExpiration]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(await reasonsAgainstSending(own.phoneE164)).not.toContain('30032');
    const mails = await mailsTo(gatehouse.database, 'yes@owl.example');
    expect(mails.map(({ template }) => template)).toContain('toll-free-approved');
  });
});

describe('a rejection', () => {
  it('W83, W86, W102, W106: tells all reasons in the order chosen, the first as the error code, and opens the window of seven days to the millisecond', async () => {
    const own = await number();
    const { sid } = await verifications().create(aSubmission(own, { notificationEmail: 'no@owl.example' }));

    await review.reject(sid, '30473', '30472');

    const record = await verifications()(sid).fetch();
    expect(record.status).toBe('TWILIO_REJECTED');
    expect(record.rejectionReasons).toEqual([
      { code: 30473, reason: 'Cannot validate business website URL' },
      { code: 30472, reason: 'Business information not valid' },
    ]);
    expect([record.errorCode, record.rejectionReason]).toEqual([
      30473,
      'Cannot validate business website URL',
    ]);
    expect(record.editAllowed).toBe(true);
    const wire = await onTheWire(sid);
    const rejectedOn = Date.parse(String(wire['rejected_on']));
    expect(Date.parse(String(wire['edit_expiration'])) - rejectedOn).toBe(WEEK);
    expect(await reasonsAgainstSending(own.phoneE164)).toContain('30032');
  });

  it('W152: writes every reason to the address that the submission names, and until when it can be corrected', async () => {
    const { sid } = await verifications().create(
      aSubmission(await number(), { notificationEmail: 'reasons@owl.example' }),
    );

    await review.reject(sid, '30449', '30446');

    const mails = await mailsTo(gatehouse.database, 'reasons@owl.example');
    const rejected = mails.find(({ template }) => template === 'toll-free-rejected');
    expect(rejected?.payload).toMatchObject({
      reasons: [
        { code: '30449', text: 'High risk - Public URL shortener in sample message' },
        { code: '30446', text: 'Opt-in not sufficient - express consent required' },
      ],
      editUntil: (await onTheWire(sid))['edit_expiration'],
    });
  });

  it('W163: is told to event streams with the codes joined, in epoch milliseconds', async () => {
    const { sid } = await verifications().create(aSubmission(await number()));

    await review.reject(sid, '30449', '30441');

    const [event] = await rowsIn<{ payload: Record<string, unknown> }>(
      gatehouse.database,
      `SELECT payload FROM outbox_messages WHERE channel = 'event' AND recipient = $1 AND template LIKE '%request-rejected'`,
      [sid],
    );
    const at = Date.parse(String((await onTheWire(sid))['rejected_on']));
    expect(event?.payload).toMatchObject({
      errorcode: 30449,
      errorcodes: '30449,30441',
      rejectiondate: at,
      editexpiration: at + WEEK,
      editallowed: false,
    });
  });

  it('W150: cannot be corrected when one of its codes cannot, whichever comes first', async () => {
    const pairs = [
      ['30441', '30473'],
      ['30473', '30441'],
    ] as const;
    for (const codes of pairs) {
      const { sid } = await verifications().create(
        aSubmission(await number(), { notificationEmail: `mixed-${codes[0]}@owl.example` }),
      );
      await review.reject(sid, ...codes);
      expect((await verifications()(sid).fetch()).editAllowed).toBe(false);
      await expect(verifications()(sid).update({ businessCity: 'Elsewhere' })).rejects.toMatchObject({
        status: 400,
      });
      const mails = await mailsTo(gatehouse.database, `mixed-${codes[0]}@owl.example`);
      expect(mails.find(({ template }) => template === 'toll-free-rejected')?.payload).toMatchObject({
        editUntil: null,
      });
    }
  });

  it('W149: takes only codes of the table, each once and at least one; refused, it changes nothing', async () => {
    const { sid } = await verifications().create(aSubmission(await number()));
    const { decide } = await claimed(sid);

    const refusals = [
      await decide({ outcome: 'reject', codes: ['30438'] }),
      await decide({ outcome: 'reject', codes: [] }),
      await decide({ outcome: 'reject', codes: ['30473', '30473'] }),
      await decide({ outcome: 'approve', codes: ['30473'] }),
      await decide({ outcome: 'discuss', codes: [], publicMessage: 'Shall we talk?' }),
    ];

    expect(refusals.map(({ body }) => body.code)).toEqual([
      'code_not_offered',
      'code_required',
      'code_repeated',
      'code_not_offered',
      'outcome_not_offered',
    ]);
    expect((await verifications()(sid).fetch()).status).toBe('IN_REVIEW');
  });
});

describe('the offers of a case', () => {
  it('hold every code of the table for a rejection, none for an approval', async () => {
    const { sid } = await verifications().create(aSubmission(await number()));
    await review.accept(sid);
    const { sid: caseSid } = await review.caseOf(sid);
    const { body } = await call<{ offers: { outcome: string; codes: { code: string }[] }[] }>(
      gatehouse,
      asStaff(staff),
      'GET',
      `/api/cases/${caseSid}`,
    );

    const codesOf = (outcome: string) =>
      body.offers.find((offer) => offer.outcome === outcome)?.codes.map(({ code }) => code);
    expect(codesOf('approve')).toEqual([]);
    expect(codesOf('reject')).toEqual(TOLL_FREE_CODES.map(({ code }) => code));
  });

  it('W105: a correction inside the window comes back in the priority lane, to be decided anew', async () => {
    const { sid } = await verifications().create(aSubmission(await number()));
    await review.reject(sid, '30473');
    await verifications()(sid).update({ businessWebsite: 'https://owl.example' });

    const { kase, decide } = await claimed(sid);
    const answer = await decide({ outcome: 'approve' });

    expect(kase.lane).toBe('priority');
    expect(answer.status).toBeLessThan(300);
    expect((await verifications()(sid).fetch()).status).toBe('TWILIO_APPROVED');
  });
});

it('an account that is closed takes its verification out of the queue, and its number stays restricted', async () => {
  const closing = await aVerifiableAccount(gatehouse);
  const own = await aNumber(gatehouse, closing);
  const client = officialClient(gatehouse, closing).messaging.v1.tollfreeVerifications;
  const { sid } = await client.create(aSubmission(own));
  await review.accept(sid);
  const admin = await aStaffMember(gatehouse.database, { roles: ['admin', 'senior_reviewer'] });

  const closed = await call(gatehouse, asStaff(admin), 'POST', `/api/accounts/${closing.sid}/close`, {
    reason: 'Asked for by its owner.',
  });

  expect(closed.status, closed.text).toBeLessThan(300);
  expect((await review.caseOf(sid)).status).toBe('withdrawn');
  const rows = await rowsIn<{ traffic_state: string }>(
    gatehouse.database,
    `SELECT traffic_state FROM numbers WHERE id = $1`,
    [own.id],
  );
  expect(rows).toEqual([{ traffic_state: 'restricted' }]);
});
