import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DepositView } from '../../../src/outbound-permissions/deposits/deposits.views.js';
import { asStaff, call, NOBODY, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { askForDeposit } from '../../support/deposits.js';
import { eventually } from '../../support/eventually.js';
import { OutboundReview } from '../../support/outbound-review.js';
import {
  anOpenRequest,
  APPLICATION,
  asked,
  PURPOSE,
  STEP_1,
  type OpenedRequest,
} from '../../support/outbound-requests.js';
import { aMobileNumber, codeSentTo, tryCode } from '../../support/phone-codes.js';
import { rowsIn } from '../../support/rows-in.js';

/** Nothing is put in by hand here: the code comes out of the inbox, the payment out of the sandbox gateway. */
let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({ PHONE_CODE_PREFIX_HOURLY: '10000' });
  senior = await aStaffMember(gatehouse.database);
});
afterAll(() => gatehouse.stop());

const RISKY = { purpose: PURPOSE, application: { ...APPLICATION, userGeneratedContent: true } };
const seen = ({ account, sid }: OpenedRequest) => asked(gatehouse, account, 'GET', `/${sid}`);

async function provePhone(request: OpenedRequest, phone: string): Promise<void> {
  const answer = await tryCode(gatehouse, request, await codeSentTo(gatehouse, phone));
  if (answer.status !== 200) throw new Error(answer.text);
}

async function payDeposit(request: OpenedRequest): Promise<DepositView> {
  const { body } = await askForDeposit(gatehouse, request.account, request);
  const paid = await call(gatehouse, NOBODY, 'POST', `/dev/payments/${body.sid}`, { outcome: 'succeed' });
  if (paid.status !== 200) throw new Error(paid.text);
  return body;
}

async function allThreeSteps(input: object): Promise<OpenedRequest & { readonly deposit: DepositView }> {
  const phone = aMobileNumber();
  const request = await anOpenRequest(gatehouse, { ...input, phone });
  await provePhone(request, phone);
  return { ...request, deposit: await payDeposit(request) };
}

async function mayItSend({ account }: OpenedRequest, to = '+4915123456789'): Promise<string[]> {
  const check = { account: account.sid, service: 'sms', to };
  const { body } = await call<{ reasons: { code: string }[] }>(
    gatehouse,
    PLATFORM,
    'POST',
    '/api/permissions/check',
    check,
  );
  return body.reasons.map(({ code }) => code);
}

const modeOf = async ({ account }: OpenedRequest): Promise<unknown> =>
  (
    await rowsIn<{ mode: string }>(gatehouse.database, `SELECT mode FROM accounts WHERE id = $1`, [
      account.id,
    ])
  )[0]?.mode;

const depositNow = ({ account: { sid } }: OpenedRequest) =>
  rowsIn<{ status: string }>(
    gatehouse.database,
    `SELECT d.status FROM deposits d JOIN accounts a ON a.id = d.account_id WHERE a.id = $1::uuid`,
    [sid.slice(2)],
  );

describe('from nothing to the right to send', () => {
  it('T2–T9: purpose, phone code, deposit; then it may send, and not before', async () => {
    const phone = aMobileNumber();
    const request = await anOpenRequest(gatehouse, { phone });
    expect(await mayItSend(request)).toEqual(['outbound_not_enabled']);

    await asked(gatehouse, request.account, 'PATCH', `/${request.sid}`, STEP_1);
    await provePhone(request, phone);
    expect(await modeOf(request)).toBe('development');
    expect(await mayItSend(request)).toEqual(['outbound_not_enabled']);
    await payDeposit(request);

    expect(await seen(request)).toMatchObject({
      status: 'granted',
      steps: {
        purpose: { done: true },
        phoneCode: { done: true },
        deposit: { done: true, status: 'held', amount: 1000, currency: 'USD' },
      },
    });
    expect(await modeOf(request)).toBe('production');
    expect(await mayItSend(request)).toEqual([]);
  });

  it('T1: a subaccount sends on its parent’s permission', async () => {
    const parent = await allThreeSteps(STEP_1);
    const subaccount = await anAccount(gatehouse.database, {
      parentId: parent.account.id,
      mode: 'production',
    });

    expect(await mayItSend({ ...parent, account: subaccount })).toEqual([]);
  });

  it('T16: the conditions that were agreed bind every check', async () => {
    const request = await allThreeSteps(RISKY);
    expect(await mayItSend(request)).toEqual(['outbound_not_enabled']);

    const review = new OutboundReview(gatehouse, senior, request.account);
    await review.decide({ outcome: 'approve', conditions: { countries: ['AT'] } });

    expect(await mayItSend(request)).toEqual(['condition_country']);
    expect(await mayItSend(request, '+436641234567')).toEqual([]);
  });
});

describe('T8: the deposit goes back', () => {
  const goneBack = (request: OpenedRequest) =>
    eventually(async () => (await depositNow(request))[0]?.status === 'refunded');

  it('when the request is rejected; the account is in development again', async () => {
    const request = await allThreeSteps(RISKY);

    const review = new OutboundReview(gatehouse, senior, request.account);
    await review.decide({ outcome: 'reject', codes: ['arbitrary_content'] });

    await goneBack(request);
    expect(await modeOf(request)).toBe('development');
    expect(await seen(request)).toMatchObject({
      status: 'rejected',
      steps: { deposit: { done: false, status: 'refunded' } },
    });
  });

  it('when the customer takes the request back', async () => {
    const request = await allThreeSteps(RISKY);

    await asked(gatehouse, request.account, 'POST', `/${request.sid}/withdraw`, {});

    await goneBack(request);
    expect((await seen(request)).status).toBe('withdrawn');
  });

  it('when the account is closed, and the grant ends', async () => {
    const request = await allThreeSteps(STEP_1);

    await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${request.account.sid}/close`, {
      reason: 'Asked for',
    });

    await goneBack(request);
    expect(await mayItSend(request)).toContain('account_closed');
  });

  it('and with a refund by staff ends the right to send', async () => {
    const request = await allThreeSteps(STEP_1);

    const refund = `/api/deposits/${request.deposit.sid}/refund`;
    expect((await call(gatehouse, asStaff(senior), 'POST', refund, {})).status).toBeLessThan(300);

    expect(await seen(request)).toMatchObject({ status: 'closed', endReason: 'deposit_refunded' });
    expect(await mayItSend(request)).toEqual(['outbound_not_enabled']);
  });
});
