import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCustomer, call, PLATFORM, type Answer } from '../support/api.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { anAccount, type BuiltAccount } from '../support/builders.js';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
}

let gatehouse: TestApp;
let account: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await anAccount(gatehouse.database);
});
afterAll(() => gatehouse.stop());

function file(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Problem>> {
  return call<Problem>(gatehouse, asCustomer(account), 'POST', '/api/reassessments', body, headers);
}

it.each([
  ['malformed JSON', '{"companyName": ', {}, 400, 'json_malformed'],
  ['JSON that is no object', '"hello"', {}, 422, 'input_invalid'],
  ['an array', '[]', {}, 422, 'input_invalid'],
  ['an empty body', '', { 'content-type': 'application/json' }, 400, 'json_malformed'],
  ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'media_type_unsupported'],
  ['a body of two megabytes', JSON.stringify({ useCase: 'x'.repeat(2_000_000) }), {}, 413, 'body_too_large'],
  ['a lone surrogate', '{"useCase": "\\ud800 codes"}', {}, 422, 'text_invalid'],
  ['a NUL byte', '{"useCase": "codes\\u0000"}', {}, 422, 'text_invalid'],
  ['a prototype in the body', '{"__proto__": {"admin": true}}', {}, 400, 'json_malformed'],
  ['twenty nested objects', `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`, {}, 422, 'text_invalid'],
])('%s is a clear refusal and never a 5xx', async (_, body, headers, status, code) => {
  const answer = await file(body, headers);

  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, code });
  expect(answer.body.detail.length).toBeGreaterThan(10);
  expect(answer.text).not.toMatch(/at .*\.(ts|js):\d+|SELECT|node_modules/);
});

it.each([
  ['GET', '/api/accounts/AC123', 404],
  ['GET', "/api/accounts/AC'%20OR%201=1--", 404],
  ['GET', '/api/accounts/%00', 422],
  ['GET', '/api/accounts?limit=0', 422],
  ['GET', '/api/accounts?limit=1000000000', 422],
  ['GET', '/api/accounts?cursor=nonsense', 422],
  ['GET', '/api/accounts?colour=blue', 422],
  ['GET', '/api/%E0%A4%A', 400],
] as const)('%s %s is %i', async (method, path, status) => {
  expect((await call(gatehouse, PLATFORM, method, path)).status).toBe(status);
});

it.each([
  ['none', {}],
  ['of another scheme', { authorization: 'Digest abc' }],
  ['a wrong token', { authorization: 'Bearer wrong' }],
  ['Basic without a colon', { authorization: 'Basic YWJj' }],
  [
    'Basic of an unknown account',
    { authorization: `Basic ${Buffer.from(`AC${'0'.repeat(32)}:x`).toString('base64')}` },
  ],
])('credentials that are %s are 401', async (_, headers) => {
  const answer = await call<Problem>(gatehouse, headers, 'GET', '/api/accounts');

  expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
});
