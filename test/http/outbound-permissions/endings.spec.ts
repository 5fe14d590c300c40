import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { DAY } from '../../../src/kernel/clock.js';
import { asStaff, call, PLATFORM } from '../../support/api.js';
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
  PURPOSE,
  STEP_1,
  type OpenedRequest,
} from '../../support/outbound-requests.js';
import { rowsIn } from '../../support/rows-in.js';

const RISKY = { purpose: PURPOSE, application: { ...APPLICATION, unsolicited: true } };

let gatehouse: TestApp;
let reviewer: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp(
    {
      PLATFORM_WEBHOOK_URL: 'https://platform.example/hook',
      PLATFORM_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    },
    { worker: false },
  );
  reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
});
afterAll(() => gatehouse.stop());

const seen = ({ account, sid }: OpenedRequest) => asked(gatehouse, account, 'GET', `/${sid}`);
const reviewOf = ({ account }: OpenedRequest) => new OutboundReview(gatehouse, reviewer, account);
const mailTemplates = async ({ account }: OpenedRequest) =>
  (await mailsTo(gatehouse.database, account.email)).map(({ template }) => template);

async function pass(days: number): Promise<void> {
  gatehouse.clock.advance(days * DAY);
  const { errors } = await gatehouse.app.get(DueTasks).runAll(gatehouse.clock.now());
  expect(errors).toEqual([]);
}

function platformTold({ account }: OpenedRequest): Promise<unknown[]> {
  return rowsIn(
    gatehouse.database,
    `SELECT 1 FROM outbox_messages WHERE channel = 'webhook' AND template = 'permissions.changed' AND account_id = $1`,
    [account.id],
  );
}

describe('T14: a request that nobody goes on with', () => {
  it('is reminded of after 14 days, once, and closed after 30; another may be opened then', async () => {
    const request = await anOpenRequest(gatehouse);

    await pass(13);
    expect(await mailTemplates(request)).toEqual([]);
    await pass(1.5);
    await pass(1);
    expect(await mailTemplates(request)).toEqual(['outbound-permission-reminder']);
    expect((await seen(request)).status).toBe('open');
    await pass(15);

    expect(await seen(request)).toMatchObject({ status: 'closed', endReason: 'unfinished', next: null });
    expect(await mailTemplates(request)).toEqual([
      'outbound-permission-reminder',
      'outbound-permission-closed',
    ]);
    expect((await ask(gatehouse, request.account, 'POST', '', STEP_1)).status).toBe(201);
  });

  it('counts from the last step', async () => {
    const request = await anOpenRequest(gatehouse, { purpose: PURPOSE });
    await pass(20);
    await asked(gatehouse, request.account, 'PATCH', `/${request.sid}`, { application: APPLICATION });

    await pass(13);
    expect((await seen(request)).status).toBe('open');
    await pass(2);
    expect(await mailTemplates(request)).toEqual([
      'outbound-permission-reminder',
      'outbound-permission-reminder',
    ]);
  });

  it('is closed as well when a reviewer asked and nobody answered, counted from the question', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);
    await pass(20);
    await reviewOf(request).decide({ outcome: 'discuss', publicMessage: 'Where do they opt in?' });

    await pass(13);
    expect((await seen(request)).status).toBe('in_discussion');
    await pass(2);
    const reminder = (await mailsTo(gatehouse.database, request.account.email)).at(-1);
    expect(reminder).toMatchObject({
      template: 'outbound-permission-reminder',
      payload: { missing: ['Answer what our team asked you.'] },
    });
    await pass(16);

    expect((await seen(request)).status).toBe('closed');
    const cases = await rowsIn(gatehouse.database, `SELECT status FROM cases WHERE account_id = $1`, [
      request.account.id,
    ]);
    expect(cases).toEqual([{ status: 'withdrawn' }]);
  });

  it('is never closed while it is our turn', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    await pass(60);

    expect((await seen(request)).status).toBe('in_review');
  });
});

describe('taking it back', () => {
  it('ends the request and its case, and says so', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);

    const withdrawn = await asked(gatehouse, request.account, 'POST', `/${request.sid}/withdraw`, {});

    expect(withdrawn).toMatchObject({ status: 'withdrawn', endReason: 'withdrawn' });
    await expect(reviewOf(request).openCase()).rejects.toThrow('no open case');
    expect((await mailTemplates(request)).at(-1)).toBe('outbound-permission-closed');
    expect((await ask(gatehouse, request.account, 'POST', '', STEP_1)).status).toBe(201);
  });

  it('from an older state is refused; fifty at once take it back once', async () => {
    const request = await anOpenRequest(gatehouse);
    expect(
      await ask(gatehouse, request.account, 'POST', `/${request.sid}/withdraw`, { version: 9 }),
    ).toMatchObject({
      status: 409,
      body: { code: 'version_stale' },
    });

    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        ask(gatehouse, request.account, 'POST', `/${request.sid}/withdraw`, {}),
      ),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await mailTemplates(request)).toEqual(['outbound-permission-closed']);
  });
});

describe('a grant that is limited in time', () => {
  it('T16: the platform is told when it is given and once when it has run out; another may be asked for then', async () => {
    const request = await aCompleteRequest(gatehouse, RISKY);
    const until = new Date(gatehouse.clock.now().getTime() + 10 * DAY).toISOString();
    await reviewOf(request).decide({ outcome: 'approve', conditions: { until } });
    expect(await platformTold(request)).toHaveLength(1);
    expect(await ask(gatehouse, request.account, 'POST', '', STEP_1)).toMatchObject({
      body: { code: 'already_granted' },
    });

    await pass(11);
    await pass(1);

    expect(await platformTold(request)).toHaveLength(2);
    expect((await seen(request)).status).toBe('granted');
    expect((await ask(gatehouse, request.account, 'POST', '', STEP_1)).status).toBe(201);
    expect(await seen(request)).toMatchObject({ status: 'closed', endReason: 'condition_ended' });
  });
});

describe('closing the account', () => {
  const close = ({ account }: OpenedRequest) =>
    call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/close`, { reason: 'Asked for' });
  const rowOf = async ({ id }: OpenedRequest) =>
    rowsIn(gatehouse.database, `SELECT status, end_reason AS why FROM outbound_permissions WHERE id = $1`, [
      id,
    ]);

  it.each([
    ['an open request', () => anOpenRequest(gatehouse)],
    ['a request in review', () => aCompleteRequest(gatehouse, RISKY)],
    ['a grant', () => aCompleteRequest(gatehouse)],
  ])('ends %s', async (_, make) => {
    const request = await make();

    expect((await close(request)).status).toBeLessThan(300);

    expect(await rowOf(request)).toEqual([{ status: 'closed', why: 'account_closed' }]);
    const open = await rowsIn(
      gatehouse.database,
      `SELECT 1 FROM cases WHERE account_id = $1 AND closed_at IS NULL`,
      [request.account.id],
    );
    expect(open).toEqual([]);
  });
});

it('the codes of outbound permission are listed with what the customer reads', async () => {
  const { body } = await call<{ items: { caseType: string | null; code: string; disclosure: string }[] }>(
    gatehouse,
    asStaff(reviewer),
    'GET',
    '/api/codes',
  );

  const own = body.items.filter(({ caseType }) => caseType === 'outbound_permission');
  expect(own).toContainEqual(expect.objectContaining({ code: 'arbitrary_content', disclosure: 'full' }));
  expect(own).toContainEqual(expect.objectContaining({ code: 'linked_to_abuse', disclosure: 'withhold' }));
});
