import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from '../../../src/http/problem.js';
import type { SignedUpView } from '../../../src/signups/signup.views.js';
import { call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { rowsIn } from '../../support/rows-in.js';
import { aSignupRequest, signUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

async function countAccounts(externalId: string): Promise<number> {
  const rows = await rowsIn(gatehouse.database, `SELECT id FROM accounts WHERE external_id = $1`, [
    externalId,
  ]);
  return rows.length;
}

it('a signup repeated under the same idempotency key gets the first answer and opens one account', async () => {
  const request = aSignupRequest();
  const repeat = () =>
    call<SignedUpView>(gatehouse, PLATFORM, 'POST', '/api/signups', request, {
      'idempotency-key': 'signup-1',
    });

  const first = await repeat();
  const second = await repeat();

  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect(await countAccounts(request.externalId)).toBe(1);
});

it('another signup under the same idempotency key is refused', async () => {
  const send = (request: object) =>
    call<Problem>(gatehouse, PLATFORM, 'POST', '/api/signups', request, { 'idempotency-key': 'signup-2' });
  await send(aSignupRequest());

  const other = await send(aSignupRequest());

  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
});

it('an external id that another account has is refused, with a way out', async () => {
  const { externalId } = aSignupRequest();
  await signUp(gatehouse, aSignupRequest({ externalId }));

  const again = await call<Problem>(
    gatehouse,
    PLATFORM,
    'POST',
    '/api/signups',
    aSignupRequest({ externalId }),
  );

  expect([again.status, again.body.code]).toEqual([409, 'external_id_taken']);
  expect(again.body.detail).toContain('/api/accounts?externalId=');
  expect(await countAccounts(externalId)).toBe(1);
});

it('of twenty signups at once with one external id, one opens an account and nineteen are refused', async () => {
  const request = aSignupRequest();
  const same = Array.from({ length: 20 }, () => ({ ...aSignupRequest(), externalId: request.externalId }));

  const answers = await Promise.all(same.map((one) => signUp(gatehouse, one)));

  const statuses = answers.map((answer) => answer.status).sort();
  expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  expect(await countAccounts(request.externalId)).toBe(1);
  const [left] = await rowsIn<{ assessments: number; owners: number }>(
    gatehouse.database,
    `SELECT (SELECT count(*)::int FROM assessments s WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = s.account_id)) AS assessments,
            (SELECT count(*)::int FROM portal_users u WHERE NOT EXISTS (SELECT 1 FROM portal_memberships m WHERE m.portal_user_id = u.id)) AS owners`,
  );
  expect(left).toEqual({ assessments: 0, owners: 0 });
});

it('of twenty signups at once with one e-mail address, every one opens an account and all belong to one person', async () => {
  const { email } = aSignupRequest();
  const same = Array.from({ length: 20 }, () => aSignupRequest({ email }));

  const answers = await Promise.all(same.map((one) => signUp(gatehouse, one)));

  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 201));
  const [row] = await rowsIn<{ people: number; accounts: number }>(
    gatehouse.database,
    `SELECT count(DISTINCT u.id)::int AS people, count(DISTINCT m.account_id)::int AS accounts
     FROM portal_users u JOIN portal_memberships m ON m.portal_user_id = u.id WHERE u.email = $1`,
    [email],
  );
  expect(row).toEqual({ people: 1, accounts: 20 });
});
