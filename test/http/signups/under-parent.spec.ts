import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from '../../../src/http/problem.js';
import { parseSid } from '../../../src/kernel/ids.js';
import { asCustomer, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount } from '../../support/builders.js';
import { mailsTo } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';
import { aSignupRequest, signUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const refused = (parentAccount: string) =>
  call<Problem>(gatehouse, PLATFORM, 'POST', '/api/signups', aSignupRequest({ parentAccount }));

it('a signup under a parent opens a subaccount, which the parent’s credentials reach', async () => {
  const parent = await anAccount(gatehouse.database);

  const { status, body } = await signUp(gatehouse, aSignupRequest({ parentAccount: parent.sid }));

  expect([status, body.account.parentAccount, body.account.status]).toEqual([201, parent.sid, 'active']);
  const seen = await call(gatehouse, asCustomer(parent), 'GET', `/api/accounts/${body.account.sid}`);
  expect(seen.status).toBe(200);
});

it('P3: nobody escapes a hold by signing up under the held account: it is placed on the new one, too', async () => {
  const parent = await anAccount(gatehouse.database);
  await aHold(gatehouse.database, parent, { code: 'terms_violation' });

  const { body } = await signUp(gatehouse, aSignupRequest({ parentAccount: parent.sid }));

  expect(body.account.status).toBe('on_hold');
  const holds = await rowsIn<{ code: string; note: string }>(
    gatehouse.database,
    `SELECT code, note FROM holds WHERE account_id = $1`,
    [parseSid('account', body.account.sid)],
  );
  expect(holds).toEqual([{ code: 'terms_violation', note: expect.stringContaining(parent.sid) }]);
});

it('P6: an owner who is somebody else than the parent’s is told once, however much is open', async () => {
  const parent = await anAccount(gatehouse.database);
  await aHold(gatehouse.database, parent, { kind: 'restriction', services: ['voice'] });
  await aHold(gatehouse.database, parent, { code: 'terms_violation' });
  const request = aSignupRequest({ parentAccount: parent.sid });

  await signUp(gatehouse, request);

  const mails = await mailsTo(gatehouse.database, request.email);
  expect(mails.map(({ template }) => template).sort()).toEqual(['account-welcome', 'hold-placed']);
  expect(mails.find(({ template }) => template === 'hold-placed')?.payload).toMatchObject({ kind: 'hold' });
});

it('P1: what a subaccount shares with its own family is no link', async () => {
  const request = aSignupRequest({ payment: { flagged: true } });
  const parent = await signUp(gatehouse, request);

  const child = await signUp(
    gatehouse,
    aSignupRequest({
      parentAccount: parent.body.account.sid,
      phone: request.phone,
      deviceId: request.deviceId,
    }),
  );

  expect(child.body.assessment).toMatchObject({ score: 0, outcome: 'allow' });
  expect(child.body.account.status).toBe('on_hold');
});

it('a parent that does not exist, is closed, or is a subaccount itself is refused, and nothing is written', async () => {
  const closed = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });
  const parent = await anAccount(gatehouse.database);
  const child = await anAccount(gatehouse.database, { parentId: parent.id });
  const [before] = await rowsIn(gatehouse.database, `SELECT count(*) FROM accounts`);

  const unknown = await refused('AC00000000000070008000000000000000');
  const ofClosed = await refused(closed.sid);
  const ofChild = await refused(child.sid);

  expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
  expect([ofClosed.status, ofClosed.body.code]).toEqual([409, 'account_closed']);
  expect([ofChild.status, ofChild.body.code]).toEqual([409, 'account_is_subaccount']);
  expect(await rowsIn(gatehouse.database, `SELECT count(*) FROM accounts`)).toEqual([before]);
});
