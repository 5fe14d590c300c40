import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asStaff, call, NOBODY, PLATFORM, type Answer, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import { aGrant } from '../../support/grants.js';

interface Checked {
  readonly allowed: boolean;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  readonly code?: string;
}

const GERMAN = '+4915112345678';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

function check(
  account: { readonly sid: string },
  asked: object = {},
  caller: Caller = PLATFORM,
): Promise<Answer<Checked>> {
  const body = { account: account.sid, service: 'sms', to: GERMAN, ...asked };
  return call<Checked>(gatehouse, caller, 'POST', '/api/permissions/check', body);
}

async function aSender(): Promise<BuiltAccount> {
  const account = await anAccount(gatehouse.database, { mode: 'production' });
  await aGrant(gatehouse.database, account);
  return account;
}

describe('a check that is not well put', () => {
  const ACCOUNT = 'AC00000000000000000000000000000001';
  const WELL = { account: ACCOUNT, service: 'sms', to: GERMAN };

  it.each([
    ['no body', '', 400, 'json_malformed'],
    ['half a body', '{"account":', 400, 'json_malformed'],
    ['a list', '[]', 422, 'input_invalid'],
    ['null', 'null', 422, 'input_invalid'],
    ['no fields', '{}', 422, 'input_invalid'],
    ['an unknown field', JSON.stringify({ ...WELL, note: 'x' }), 422, 'input_invalid'],
    [
      'a sid of another kind',
      JSON.stringify({ ...WELL, account: 'PN00000000000000000000000000000001' }),
      422,
      'input_invalid',
    ],
    ['a service of none', JSON.stringify({ ...WELL, service: 'fax' }), 422, 'input_invalid'],
    ['a list of one service', JSON.stringify({ ...WELL, service: ['sms'] }), 422, 'input_invalid'],
    ['no number', JSON.stringify({ ...WELL, to: 'Ann' }), 422, 'input_invalid'],
    ['a number that cannot be', JSON.stringify({ ...WELL, to: '+12345' }), 422, 'number_impossible'],
    ['full-width digits', JSON.stringify({ ...WELL, to: '+４９１５１' }), 422, 'input_invalid'],
    ['a sender that is no number', JSON.stringify({ ...WELL, from: 'ACME' }), 422, 'input_invalid'],
    ['a flag that is text', JSON.stringify({ ...WELL, freeForm: 'false' }), 422, 'input_invalid'],
    ['a NUL byte', JSON.stringify({ ...WELL, to: '+49\u0000' }), 422, 'text_invalid'],
    [
      'a prototype',
      `{"__proto__":{},"account":"${ACCOUNT}","service":"sms","to":"${GERMAN}"}`,
      400,
      'json_malformed',
    ],
    ['5 MB', JSON.stringify({ ...WELL, to: '+'.repeat(5_000_000) }), 413, 'body_too_large'],
    ['an account that does not exist', JSON.stringify(WELL), 404, 'not_found'],
  ])('%s', async (_, body, status, code) => {
    const answer = await call<Checked>(gatehouse, PLATFORM, 'POST', '/api/permissions/check', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('names the field that is wrong', async () => {
    const { body } = await check({ sid: 'AC1' });
    expect(body).toMatchObject({ errors: [{ field: 'account' }] });
  });

  it('takes JSON only', async () => {
    const path = '/api/permissions/check';
    const answer = await call<Checked>(gatehouse, PLATFORM, 'POST', path, JSON.stringify(WELL), {
      'content-type': 'application/xml',
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'media_type_unsupported']);
  });

  it('is for the platform alone', async () => {
    const account = await aSender();
    const admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
    const answers = [
      await check(account, {}, NOBODY),
      await check(account, {}, { authorization: 'Bearer ghpk_nothing-of-the-kind' }),
      await check(account, {}, asCustomer(account)),
      await check(account, {}, admin),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 403, 403]);
    expect(answers[0]?.headers.get('www-authenticate')).toContain('Bearer');
  });
});

describe('a check at the door', () => {
  it('has the headers of every answer', async () => {
    const account = await aSender();
    const { headers } = await check(account);
    const ordinary = await call(gatehouse, PLATFORM, 'GET', `/api/accounts/${account.sid}`);
    const names = (of: Headers) => [...of.keys()].filter((name) => name !== 'etag').sort();
    expect(names(headers)).toEqual(names(ordinary.headers));
    expect(headers.get('content-type')).toBe(ordinary.headers.get('content-type'));
  });

  it('comes by a key of the desk until it is revoked', async () => {
    const account = await aSender();
    const admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
    const made = await call<{ sid: string; key: string }>(gatehouse, admin, 'POST', '/api/platform-keys', {
      name: 'Billing',
    });
    const caller = { authorization: `Bearer ${made.body.key}` };
    const before = await check(account, {}, caller);
    await call(gatehouse, admin, 'DELETE', `/api/platform-keys/${made.body.sid}`);
    const after = await check(account, {}, caller);
    expect([before.status, after.status]).toEqual([200, 401]);
  });

  it('is answered anew under the same idempotency key, since it changes nothing', async () => {
    const account = await aSender();
    const body = { account: account.sid, service: 'sms', to: GERMAN };
    const ask = () =>
      call<Checked>(gatehouse, PLATFORM, 'POST', '/api/permissions/check', body, {
        'idempotency-key': 'one',
      });
    const before = await ask();
    await aHold(gatehouse.database, account);
    expect([before.body.allowed, (await ask()).body.allowed]).toEqual([true, false]);
  });

  it('is answered alike when its body comes in pieces', async () => {
    const account = await aSender();
    const body = new Blob([JSON.stringify({ account: account.sid, service: 'sms', to: GERMAN })]).stream();
    const response = await fetch(`${gatehouse.url}/api/permissions/check`, {
      method: 'POST',
      headers: { ...PLATFORM, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    });
    expect([response.status, await response.text()]).toEqual([200, '{"allowed":true,"reasons":[]}']);
  });

  it('each of a thousand at the same time gets its own answer', async () => {
    const sender = await aSender();
    const account = await anAccount(gatehouse.database);
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        n % 10 === 9
          ? check({ sid: 'AC00000000000000000000000000000002' })
          : check(n % 2 === 0 ? sender : account),
      ),
    );
    const expected = answers.map((_, n) => (n % 10 === 9 ? undefined : n % 2 === 0));
    expect(answers.map(({ body }) => body.allowed)).toEqual(expected);
  });
});
