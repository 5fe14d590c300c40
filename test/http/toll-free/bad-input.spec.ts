import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCustomer, call, NOBODY, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltAccount } from '../../support/builders.js';
import { aNumber, aSubmission, aVerifiableAccount, officialClient } from '../../support/toll-free.js';

/** An error as the contract has it; never a problem document, of which the client would lose the message (W199). */
interface Shaped {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
}

const PATH = '/v1/Tollfree/Verifications';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let gatehouse: TestApp;
let account: BuiltAccount;
let sid: string;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await aVerifiableAccount(gatehouse);
  const client = officialClient(gatehouse, account);
  const submission = aSubmission(await aNumber(gatehouse, account));
  ({ sid } = await client.messaging.v1.tollfreeVerifications.create(submission));
});
afterAll(() => gatehouse.stop());

const BODIES: readonly (readonly [string, string, Readonly<Record<string, string>>, number])[] = [
  ['JSON', '{"BusinessName":"Owl"}', { 'content-type': 'application/json' }, 400],
  ['a list in JSON', '["BusinessName"]', { 'content-type': 'application/json' }, 400],
  ['JSON that is none', '{"BusinessName"', { 'content-type': 'application/json' }, 400],
  ['plain text', 'BusinessName=Owl', { 'content-type': 'text/plain' }, 400],
  ['an unknown kind', '<a/>', { 'content-type': 'application/xml' }, 415],
  ['nothing', '', FORM, 400],
  ['a body that is too large', `BusinessName=${'x'.repeat(1_100_000)}`, FORM, 413],
  ['a NUL', 'BusinessName=%00', FORM, 422],
  ['broken escapes', 'BusinessName=%zz&%', FORM, 400],
  ['the name of every object’s prototype', '__proto__=x&constructor=y&toString=z', FORM, 400],
  ['thousands of fields', 'OptInImageUrls=https://a.example&'.repeat(5_000), FORM, 400],
];

it.each(BODIES)('W179, W199: answers %s in its own shape', async (_what, body, headers, status) => {
  for (const path of [PATH, `${PATH}/${sid}`]) {
    const answer = await call<Shaped>(gatehouse, asCustomer(account), 'POST', path, body, headers);
    expect([answer.status, answer.body.status]).toEqual([status, status]);
    expect(answer.body).toEqual({
      ...answer.body,
      code: status,
      message: expect.stringMatching(/./),
      more_info: `https://www.twilio.com/docs/errors/${status}`,
    });
    expect(answer.body).not.toHaveProperty('title');
  }
});

it('W14: lets in nobody but customers', async () => {
  const said = await Promise.all([NOBODY, PLATFORM].map((by) => call<Shaped>(gatehouse, by, 'GET', PATH)));
  expect(said.map(({ status }) => status)).toEqual([401, 403]);
  expect(said.map(({ body }) => body.code)).toEqual([20003, 403]);
});

it.each([
  'PageSize=-1',
  'PageSize=x',
  'PageSize=1&PageSize=2',
  'Page=99999999999999999999',
  'Status=',
  'ExternalReferenceId=%F0%9F%A6%89',
  '__proto__=x',
])('lists in spite of ?%s', async (query) => {
  const answer = await call(gatehouse, asCustomer(account), 'GET', `${PATH}?${query}`);
  expect(answer.status).toBe(200);
});

it.each(['PageToken=', 'PageToken=PA', 'PageToken=PAbm90aGluZw', 'TrustProductSid=BU1'])(
  'refuses the list ?%s in its own shape',
  async (query) => {
    const answer = await call<Shaped>(gatehouse, asCustomer(account), 'GET', `${PATH}?${query}`);
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([400, 400, 400]);
  },
);
