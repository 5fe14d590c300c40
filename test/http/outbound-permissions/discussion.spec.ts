import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { mailsTo } from '../../support/outcomes.js';
import { OutboundReview } from '../../support/outbound-review.js';
import {
  aCompleteRequest,
  anOpenRequest,
  APPLICATION,
  ask,
  asked,
  doStep,
  PURPOSE,
  STEP_1,
  type OpenedRequest,
} from '../../support/outbound-requests.js';
import { rowsIn } from '../../support/rows-in.js';

const RISKY = { purpose: PURPOSE, application: { ...APPLICATION, userGeneratedContent: true } };
const QUESTION = 'Could your users choose from fixed templates instead?';

let gatehouse: TestApp;
let reviewer: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'], name: 'A. Moreau' });
});
afterAll(() => gatehouse.stop());

const reviewOf = ({ account }: OpenedRequest) => new OutboundReview(gatehouse, reviewer, account);
const seen = ({ account, sid }: OpenedRequest) => asked(gatehouse, account, 'GET', `/${sid}`);

async function aDiscussedRequest(): Promise<OpenedRequest> {
  const request = await aCompleteRequest(gatehouse, RISKY);
  const answer = await reviewOf(request).decide({ outcome: 'discuss', publicMessage: QUESTION });
  if (answer.status !== 201) throw new Error(answer.text);
  return request;
}

describe('T16: a reviewer opens a discussion instead of a verdict', () => {
  it('the decision is recorded, the case waits for the customer, and he reads the words and no name', async () => {
    const request = await aDiscussedRequest();

    expect(await reviewOf(request).openCase()).toMatchObject({ status: 'awaiting_customer', assignee: null });
    const { text, body } = await ask(gatehouse, request.account, 'GET', `/${request.sid}`);
    expect(body).toMatchObject({
      status: 'in_discussion',
      next: { step: 'answer' },
      messages: [{ from: 'team', text: QUESTION, fields: [] }],
    });
    expect(text).not.toContain('Moreau');
    expect(
      await rowsIn(
        gatehouse.database,
        `SELECT outcome, public_message AS said FROM decisions WHERE account_id = $1`,
        [request.account.id],
      ),
    ).toEqual([{ outcome: 'discuss', said: QUESTION }]);
    const mail = (await mailsTo(gatehouse.database, request.account.email)).at(-1);
    expect(mail).toMatchObject({ template: 'outbound-permission-discussion', payload: { text: QUESTION } });
  });

  it('needs the words that open it', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    expect(await reviewOf(request).decide({ outcome: 'discuss' })).toMatchObject({
      status: 422,
      body: { code: 'public_message_required' },
    });
  });

  it('T17: the customer’s answer gives the turn back, and the clock of the promise stood still meanwhile', async () => {
    const request = await aDiscussedRequest();

    const answered = await asked(gatehouse, request.account, 'POST', `/${request.sid}/messages`, {
      text: 'Yes, templates only.',
    });

    expect(answered).toMatchObject({
      status: 'in_discussion',
      next: { step: 'wait' },
      messages: [{ from: 'team' }, { from: 'you', text: 'Yes, templates only.' }],
    });
    expect(await reviewOf(request).openCase()).toMatchObject({ status: 'open', clockPausedAt: null });
  });

  it('T16: ends in a grant with what was agreed', async () => {
    const request = await aDiscussedRequest();
    await asked(gatehouse, request.account, 'POST', `/${request.sid}/messages`, { text: 'Agreed.' });

    await reviewOf(request).decide({ outcome: 'approve', conditions: { noFreeForm: true, dailyUnits: 200 } });

    expect(await seen(request)).toMatchObject({
      status: 'granted',
      conditions: { noFreeForm: true, dailyUnits: 200 },
    });
    expect(
      await rowsIn(
        gatehouse.database,
        `SELECT outcome FROM decisions WHERE account_id = $1 ORDER BY decided_at`,
        [request.account.id],
      ),
    ).toEqual([{ outcome: 'discuss' }, { outcome: 'approve' }]);
  });

  it('may go round more than once', async () => {
    const request = await aDiscussedRequest();
    await asked(gatehouse, request.account, 'POST', `/${request.sid}/messages`, {
      text: 'What do you mean?',
    });

    const again = await reviewOf(request).decide({
      outcome: 'discuss',
      publicMessage: 'Like an SMS with one blank.',
    });

    expect(again.status).toBe(201);
    expect((await seen(request)).messages.map(({ from }) => from)).toEqual(['team', 'you', 'team']);
  });

  it('a correction looks for findings anew, tells the reviewer, and leaves the decision to him', async () => {
    const request = await aDiscussedRequest();

    const corrected = await asked(gatehouse, request.account, 'PATCH', `/${request.sid}`, {
      application: { ...APPLICATION, unsolicited: true },
    });

    expect(corrected.status).toBe('in_discussion');
    expect(await reviewOf(request).openCase()).toMatchObject({
      status: 'open',
      headline: 'Contact that nobody asked for',
    });
    await asked(gatehouse, request.account, 'PATCH', `/${request.sid}`, { application: APPLICATION });
    expect((await reviewOf(request).openCase()).headline).toBe('All three steps are done, nothing was found');
    expect((await seen(request)).status).toBe('in_discussion');
  });

  it('a correction makes a decision stale that was read from the older state', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);
    const kase = await reviewOf(request).openCase();
    await call(gatehouse, asStaff(reviewer), 'POST', `/api/cases/${kase.sid}/claim`, {});
    const { version } = await reviewOf(request).openCase();
    await asked(gatehouse, request.account, 'PATCH', `/${request.sid}`, {
      purpose: `${PURPOSE} And offers.`,
    });

    const late = await call(gatehouse, asStaff(reviewer), 'POST', `/api/cases/${kase.sid}/decisions`, {
      outcome: 'approve',
      version,
    });

    expect(late.status).toBe(409);
    expect((await seen(request)).status).toBe('in_review');
  });
});

describe('T17: the customer writes at any time', () => {
  it('before the steps are done: a person has it from then on', async () => {
    const opened = await anOpenRequest(gatehouse, {});

    const written = await asked(gatehouse, opened.account, 'POST', `/${opened.sid}/messages`, {
      text: 'We resell to clinics. Would you allow that?',
    });

    expect(written).toMatchObject({
      status: 'in_discussion',
      messages: [{ from: 'you' }],
      next: { step: 'purpose' },
    });
    expect(await reviewOf(opened).openCase()).toMatchObject({
      status: 'open',
      headline: 'The customer would like to discuss',
    });
  });

  it('and when the steps are done afterwards, the person who has it decides', async () => {
    const opened = await anOpenRequest(gatehouse, STEP_1);
    await asked(gatehouse, opened.account, 'POST', `/${opened.sid}/messages`, { text: 'One question.' });

    await doStep(gatehouse, opened.id, 'phoneProvedAt');
    await doStep(gatehouse, opened.id, 'depositHeldAt');

    expect((await seen(opened)).status).toBe('in_discussion');
    const kase = await reviewOf(opened).openCase();
    expect(kase.headline).toBe('All three steps are done, nothing was found');
    expect(kase.offers.map(({ outcome }) => outcome)).toContain('approve');
    expect((await reviewOf(opened).decide({ outcome: 'approve' })).status).toBe(201);
    expect((await seen(opened)).status).toBe('granted');
  });

  it('staff may write and ask as well; asking makes it the customer’s turn', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    expect((await reviewOf(request).act('messages', { text: 'We are on it.' })).status).toBe(201);
    expect((await seen(request)).status).toBe('in_review');
    const asking = await reviewOf(request).act('request-information', {
      message: 'Who writes?',
      fields: ['purpose'],
    });

    expect(asking.status).toBeLessThan(300);
    expect(await seen(request)).toMatchObject({
      status: 'in_discussion',
      next: { step: 'answer' },
      messages: [{ text: 'We are on it.' }, { text: 'Who writes?', fields: ['purpose'] }],
    });
    const mails = await mailsTo(gatehouse.database, request.account.email);
    expect(mails.map(({ template }) => template)).toEqual([
      'outbound-permission-in-review',
      'case-message',
      'outbound-permission-discussion',
    ]);
  });
});
