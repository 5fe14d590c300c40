import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount } from '../../support/builders.js';
import { mailsTo } from '../../support/outcomes.js';
import {
  aCompleteRequest,
  anOpenRequest,
  APPLICATION,
  ask,
  asked,
  doStep,
  PURPOSE,
  STEP_1,
} from '../../support/outbound-requests.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

describe('who may ask', () => {
  it('T1: a contracted account needs no permission and is told so', async () => {
    const account = await anAccount(gatehouse.database, { plan: 'contracted', mode: 'production' });

    expect(await ask(gatehouse, account, 'POST', '', {})).toMatchObject({
      status: 409,
      body: { code: 'not_needed' },
    });
  });

  it('T2: a self-service account has none until it has asked', async () => {
    const account = await anAccount(gatehouse.database);

    expect((await ask<{ items: unknown[] }>(gatehouse, account, 'GET', '')).body.items).toEqual([]);
    const opened = await asked(gatehouse, account, 'POST', '', {});
    expect(opened).toMatchObject({
      status: 'open',
      steps: { purpose: { done: false }, phoneCode: { done: false }, deposit: { done: false } },
      next: { step: 'purpose' },
      conditions: null,
      version: 1,
    });
  });

  it('one request an account: a second one is refused, and names the first', async () => {
    const { account, sid } = await anOpenRequest(gatehouse);

    expect(await ask(gatehouse, account, 'POST', '', STEP_1)).toMatchObject({
      status: 409,
      body: { code: 'request_open' },
    });
    expect((await ask<{ items: { sid: string }[] }>(gatehouse, account, 'GET', '')).body.items).toMatchObject(
      [{ sid }],
    );
  });

  it('fifty at once open one request', async () => {
    const account = await anAccount(gatehouse.database);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask(gatehouse, account, 'POST', '', STEP_1)),
    );

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it('who has permission already is told so', async () => {
    const { account } = await aCompleteRequest(gatehouse);

    expect(await ask(gatehouse, account, 'POST', '', STEP_1)).toMatchObject({
      status: 409,
      body: { code: 'already_granted' },
    });
  });

  it('an account on hold asks for a reassessment first', async () => {
    const account = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, account);

    const answer = await ask(gatehouse, account, 'POST', '', STEP_1);

    expect(answer).toMatchObject({ status: 409, body: { code: 'account_on_hold' } });
    expect(answer.text).toContain('reassessment');
  });

  it('a subaccount’s own credentials do not ask for its parent, and do not see the parent’s request', async () => {
    const { account: parent, sid } = await anOpenRequest(gatehouse);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });

    expect(await ask(gatehouse, subaccount, 'POST', '', STEP_1)).toMatchObject({
      status: 403,
      body: { code: 'parent_account_asks' },
    });
    expect(await ask(gatehouse, subaccount, 'GET', `/${sid}`)).toMatchObject({ status: 404 });
  });

  it('nobody sees or changes the request of another account', async () => {
    const { sid } = await anOpenRequest(gatehouse);
    const stranger = await anAccount(gatehouse.database);

    expect(await ask(gatehouse, stranger, 'GET', `/${sid}`)).toMatchObject({ status: 404 });
    expect(await ask(gatehouse, stranger, 'PATCH', `/${sid}`, { purpose: PURPOSE })).toMatchObject({
      status: 404,
    });
    expect(await ask(gatehouse, stranger, 'POST', `/${sid}/messages`, { text: 'Hi' })).toMatchObject({
      status: 404,
    });
    expect(await ask(gatehouse, stranger, 'POST', `/${sid}/withdraw`, {})).toMatchObject({ status: 404 });
  });
});

describe('step 1: the purpose', () => {
  it('T5: is done with the description and all four answers, given together or one after the other', async () => {
    const { account, sid } = await anOpenRequest(gatehouse, { purpose: PURPOSE });

    expect(await asked(gatehouse, account, 'GET', `/${sid}`)).toMatchObject({
      steps: { purpose: { done: false } },
      application: null,
    });
    expect(await asked(gatehouse, account, 'PATCH', `/${sid}`, { application: APPLICATION })).toMatchObject({
      steps: { purpose: { done: true } },
      application: APPLICATION,
      purpose: PURPOSE,
      next: { step: 'phoneCode' },
      version: 2,
    });
  });

  it.each([
    ['5 characters', { purpose: 'Hello' }, 422, 'purpose'],
    ['blanks', { purpose: ' '.repeat(40) }, 422, 'purpose'],
    ['4,001 characters', { purpose: 'a'.repeat(4001) }, 422, 'purpose'],
    [
      'an application without all answers',
      { application: { channels: ['sms'] } },
      422,
      'application.unsolicited',
    ],
    [
      'a channel that does not exist',
      { application: { ...APPLICATION, channels: ['fax'] } },
      422,
      'application.channels',
    ],
    [
      'an answer in words',
      { application: { ...APPLICATION, unsolicited: 'no' } },
      422,
      'application.unsolicited',
    ],
    ['a field that does not exist', { reason: PURPOSE }, 422, 'reason'],
  ])('refuses %s with a clear error and loses nothing', async (_, input, status, field) => {
    const account = await anAccount(gatehouse.database);

    const answer = await ask<{ errors: { field: string }[] }>(gatehouse, account, 'POST', '', input);

    expect(answer.status).toBe(status);
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
    expect((await ask(gatehouse, account, 'POST', '', STEP_1)).status).toBe(201);
  });

  it('refuses 5 MB as too large', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await ask(gatehouse, account, 'POST', '', { purpose: 'a'.repeat(5 * 1024 * 1024) });

    expect(answer.status).toBe(413);
    expect(
      await rowsIn(gatehouse.database, `SELECT 1 FROM outbound_permissions WHERE account_id = $1`, [
        account.id,
      ]),
    ).toEqual([]);
  });

  it('refuses a change made from an older state, and a change of nothing', async () => {
    const { account, sid } = await anOpenRequest(gatehouse);

    expect(await ask(gatehouse, account, 'PATCH', `/${sid}`, { purpose: PURPOSE, version: 7 })).toMatchObject(
      {
        status: 409,
        body: { code: 'version_stale' },
      },
    );
    expect(await ask(gatehouse, account, 'PATCH', `/${sid}`, STEP_1)).toMatchObject({
      status: 422,
      body: { code: 'nothing_changed' },
    });
  });
});

describe('all three steps', () => {
  it.each([
    [
      'purpose, phone, deposit',
      async (id: string) => {
        await doStep(gatehouse, id, 'phoneProvedAt');
        await doStep(gatehouse, id, 'depositHeldAt');
      },
    ],
    [
      'purpose, deposit, phone',
      async (id: string) => {
        await doStep(gatehouse, id, 'depositHeldAt');
        await doStep(gatehouse, id, 'phoneProvedAt');
      },
    ],
  ])('T3, T9: %s — granted at once by the system, through the one door', async (_, doSteps) => {
    const { account, sid, id } = await anOpenRequest(gatehouse);

    await doSteps(id);

    const granted = await asked(gatehouse, account, 'GET', `/${sid}`);
    expect(granted).toMatchObject({ status: 'granted', next: null, conditions: null });
    expect(granted.grantedAt).not.toBeNull();
    const decisions = await rowsIn(
      gatehouse.database,
      `SELECT outcome, actor_kind AS "actorKind" FROM decisions WHERE account_id = $1`,
      [account.id],
    );
    expect(decisions).toEqual([{ outcome: 'approve', actorKind: 'system' }]);
    const mails = await mailsTo(gatehouse.database, account.email);
    expect(mails.map(({ template }) => template)).toEqual(['outbound-permission-granted']);
  });

  it('T3: the purpose may come last', async () => {
    const { account, sid, id } = await anOpenRequest(gatehouse, {});
    await doStep(gatehouse, id, 'phoneProvedAt');
    await doStep(gatehouse, id, 'depositHeldAt');

    expect(await asked(gatehouse, account, 'GET', `/${sid}`)).toMatchObject({
      status: 'open',
      next: { step: 'purpose' },
    });
    expect(await asked(gatehouse, account, 'PATCH', `/${sid}`, STEP_1)).toMatchObject({ status: 'granted' });
  });

  it('T9: two last steps at once lead to exactly one grant', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { account, sid, id } = await anOpenRequest(gatehouse);

      await Promise.all([doStep(gatehouse, id, 'phoneProvedAt'), doStep(gatehouse, id, 'depositHeldAt')]);

      expect(await asked(gatehouse, account, 'GET', `/${sid}`)).toMatchObject({ status: 'granted' });
      const made = await rowsIn(gatehouse.database, `SELECT 1 FROM decisions WHERE account_id = $1`, [
        account.id,
      ]);
      expect(made).toHaveLength(1);
    }
  });

  it('T9: the median from the last step to the grant is measured, and under 2 s', async () => {
    await aCompleteRequest(gatehouse);

    const metrics = await (await fetch(`${gatehouse.url}/metrics`)).text();

    const [, median] =
      /gatehouse_outbound_step_to_grant_seconds\{quantile="0\.5"\} (\S+)/.exec(metrics) ?? [];
    expect(Number(median)).toBeGreaterThanOrEqual(0);
    expect(Number(median)).toBeLessThan(2);
  });

  it('a granted request cannot be changed, withdrawn or talked about any more', async () => {
    const { account, sid } = await aCompleteRequest(gatehouse);

    for (const [method, path, body] of [
      ['PATCH', `/${sid}`, { purpose: `${PURPOSE} And more.` }],
      ['POST', `/${sid}/withdraw`, {}],
      ['POST', `/${sid}/messages`, { text: 'One thing more.' }],
    ] as const)
      expect(await ask(gatehouse, account, method, path, body)).toMatchObject({
        status: 409,
        body: { code: 'request_state' },
      });
  });
});
