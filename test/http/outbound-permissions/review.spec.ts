import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountFact } from '../../../src/accounts/account-facts.js';
import { insertRow } from '../../../src/database/rows.js';
import { newId } from '../../../src/kernel/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember, type BuiltStaff } from '../../support/builders.js';
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
import { rowsIn, writeInto } from '../../support/rows-in.js';

let gatehouse: TestApp;
let reviewer: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'], name: 'A. Moreau' });
});
afterAll(() => gatehouse.stop());

const reviewOf = ({ account }: OpenedRequest) => new OutboundReview(gatehouse, reviewer, account);
const statusOf = async ({ account, sid }: OpenedRequest) =>
  (await asked(gatehouse, account, 'GET', `/${sid}`)).status;
const RISKY = { purpose: PURPOSE, application: { ...APPLICATION, userGeneratedContent: true } };

async function aFact(accountId: string, kind: AccountFact['kind']): Promise<void> {
  const at = new Date();
  const fact = {
    id: newId(at),
    accountId,
    kind,
    zeroTolerance: kind !== 'recipient_complaint',
    source: 'platform',
    detail: {},
    occurredAt: at,
    recordedAt: at,
  } as const;
  await writeInto(gatehouse.database, [insertRow(AccountFact, fact)]);
}

describe('what a person must look at', () => {
  it.each([
    ['T10: users who write what is sent by SMS', RISKY, 'Users send arbitrary content by SMS'],
    [
      'T12: users who call any number',
      { purpose: PURPOSE, application: { ...APPLICATION, arbitraryDestinations: true } },
      'Users call any number',
    ],
    [
      'T13: recipients who did not ask',
      { purpose: PURPOSE, application: { ...APPLICATION, unsolicited: true } },
      'Contact that nobody asked for',
    ],
    [
      'T13: pranks, by the words alone',
      { ...STEP_1, purpose: 'A prank line: your friend is called by a funny voice.' },
      'Contact that nobody asked for',
    ],
    [
      'T14: an application that stays in development',
      { purpose: PURPOSE, application: { ...APPLICATION, staysInDevelopment: true } },
      'Never meant for production',
    ],
  ])('%s', async (_, input, headline) => {
    const request = await aCompleteRequest(gatehouse, input);

    expect(await statusOf(request)).toBe('in_review');
    const kase = await reviewOf(request).openCase();
    expect(kase).toMatchObject({ status: 'open', subject: request.sid, headline });
    expect(kase.offers.map(({ outcome }) => outcome)).toEqual(['approve', 'discuss', 'reject']);
    const mails = await mailsTo(gatehouse.database, request.account.email);
    expect(mails.map(({ template }) => template)).toEqual(['outbound-permission-in-review']);
  });

  it('T15: traffic counts as much as the description, of subaccounts too', async () => {
    const opened = await anOpenRequest(gatehouse);
    const subaccount = await anAccount(gatehouse.database, { parentId: opened.account.id });
    await aFact(subaccount.id, 'number_hoarding');

    await doStep(gatehouse, opened.id, 'phoneProvedAt');
    await doStep(gatehouse, opened.id, 'depositHeldAt');

    expect(await statusOf(opened)).toBe('in_review');
    expect((await reviewOf(opened).openCase()).headline).toBe('The traffic speaks against it');
  });

  it('T15: a fact that was cleared no longer counts', async () => {
    const opened = await anOpenRequest(gatehouse);
    await aFact(opened.account.id, 'recipient_complaint');
    await rowsIn(gatehouse.database, `UPDATE account_facts SET cleared_at = now() WHERE account_id = $1`, [
      opened.account.id,
    ]);

    await doStep(gatehouse, opened.id, 'phoneProvedAt');
    await doStep(gatehouse, opened.id, 'depositHeldAt');

    expect(await statusOf(opened)).toBe('granted');
  });

  it('a hold that was placed meanwhile; nothing can be granted while it stands', async () => {
    const opened = await anOpenRequest(gatehouse);
    await aHold(gatehouse.database, opened.account);

    await doStep(gatehouse, opened.id, 'phoneProvedAt');
    await doStep(gatehouse, opened.id, 'depositHeldAt');

    expect(await statusOf(opened)).toBe('in_review');
    const { offers } = await reviewOf(opened).openCase();
    expect(offers.map(({ outcome }) => outcome)).toEqual(['discuss', 'reject']);
  });
});

describe('granting', () => {
  it('T16: with conditions, which the customer reads and the grant keeps', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);
    const until = new Date(gatehouse.clock.now().getTime() + 90 * 24 * 3600 * 1000).toISOString();
    const conditions = {
      countries: ['DE', 'AT'],
      services: ['sms'],
      dailyUnits: 500,
      until,
      optInProof: true,
      noFreeForm: true,
    };

    const answer = await reviewOf(request).decide({ outcome: 'approve', conditions });

    expect(answer.status).toBe(201);
    expect(await asked(gatehouse, request.account, 'GET', `/${request.sid}`)).toMatchObject({
      status: 'granted',
      conditions,
    });
    const mail = (await mailsTo(gatehouse.database, request.account.email)).at(-1);
    expect(mail?.template).toBe('outbound-permission-granted');
    expect(JSON.stringify(mail?.payload)).toContain('Only to Germany and Austria.');
  });

  it.each([
    ['an end in the past', { until: '2020-01-01T00:00:00Z' }, 'conditions.until'],
    ['a country that does not exist', { countries: ['ZZ'] }, 'conditions.countries'],
    ['an empty list', { countries: [] }, 'conditions.countries'],
    ['nothing a day', { dailyUnits: 0 }, 'conditions.dailyUnits'],
  ])('refuses %s as a condition, and decides nothing', async (_, conditions, field) => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    const answer = await reviewOf(request).decide<{ errors: { field: string }[] }>({
      outcome: 'approve',
      conditions,
    });

    expect(answer.status).toBe(422);
    expect(answer.body.errors.some((error) => error.field.startsWith(field))).toBe(true);
    expect(await statusOf(request)).toBe('in_review');
  });

  it('T3: is on offer only once all three steps are done', async () => {
    const opened = await anOpenRequest(gatehouse);
    await asked(gatehouse, opened.account, 'POST', `/${opened.sid}/messages`, {
      text: 'May our users write?',
    });

    expect((await reviewOf(opened).openCase()).offers.map(({ outcome }) => outcome)).toEqual([
      'discuss',
      'reject',
    ]);
    expect(await reviewOf(opened).decide({ outcome: 'approve' })).toMatchObject({
      status: 422,
      body: { code: 'outcome_not_offered' },
    });
  });
});

describe('rejecting', () => {
  it('T10, T13: tells the reasons in full, each with what would change our mind', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    const answer = await reviewOf(request).decide({
      outcome: 'reject',
      codes: ['arbitrary_content', 'traffic_pattern', 'linked_to_abuse'],
      note: 'Same device as AC-EVIL',
      publicMessage: 'Ask again with templates.',
    });

    expect(answer.status).toBe(201);
    const { text, body } = await ask(gatehouse, request.account, 'GET', `/${request.sid}`);
    expect(body.status).toBe('rejected');
    expect(body.reasons).toMatchObject([
      { code: 'arbitrary_content', advice: expect.stringContaining('templates') },
      { code: null, text: 'The traffic of your account does not fit what you describe.' },
    ]);
    const mail = (await mailsTo(gatehouse.database, request.account.email)).at(-1);
    expect(mail?.template).toBe('outbound-permission-rejected');
    for (const withheld of ['linked_to_abuse', 'AC-EVIL', 'traffic_pattern', 'Moreau'])
      expect(text + JSON.stringify(mail)).not.toContain(withheld);
  });

  it('needs a code of its own table', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    expect(await reviewOf(request).decide({ outcome: 'reject' })).toMatchObject({
      status: 422,
      body: { code: 'code_required' },
    });
    expect(await reviewOf(request).decide({ outcome: 'reject', codes: ['zero_tolerance'] })).toMatchObject({
      status: 422,
      body: { code: 'code_not_offered' },
    });
  });

  it('T16: is not the end: another request may be made', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);
    await reviewOf(request).decide({ outcome: 'reject', codes: ['purpose_unclear'] });

    expect((await ask(gatehouse, request.account, 'POST', '', STEP_1)).status).toBe(201);
  });
});
