import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/http/problem.js';
import { call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { rowsIn } from '../../support/rows-in.js';
import { aSignupRequest, signUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const TABLES = [
  'accounts',
  'assessments',
  'portal_users',
  'holds',
  'cases',
  'audit_events',
  'outbox_messages',
];

async function rowsOfAll(): Promise<readonly number[]> {
  const counts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ');
  const [row] = await rowsIn<Record<string, number>>(gatehouse.database, `SELECT ${counts}`);
  return TABLES.map((table) => row?.[table] ?? -1);
}

const company = aSignupRequest().company;
const payment = aSignupRequest().payment;

describe('a signup that cannot be right', () => {
  it.each([
    ['an unknown field', { nickname: 'x' }, 'nickname', 'unknown_field'],
    [
      'an unknown field of the company',
      { company: { ...company, ceo: 'x' } },
      'company.ceo',
      'unknown_field',
    ],
    [
      'an unknown field of the card',
      { payment: { ...payment, pan: '4111' } },
      'payment.pan',
      'unknown_field',
    ],
    ['no company', { company: undefined }, 'company', 'is_object'],
    ['a company that is a text', { company: 'Owl Coffee' }, 'company', 'is_object'],
    ['companies in a list', { company: [company] }, 'company', 'is_object'],
    ['a company without a name', { company: { ...company, name: ' ' } }, 'company.name', 'min_length'],
    [
      'a name of 201 letters',
      { company: { ...company, name: 'x'.repeat(201) } },
      'company.name',
      'max_length',
    ],
    ['a name on two lines', { company: { ...company, name: 'Owl\nCoffee' } }, 'company.name', 'matches'],
    [
      'a country that does not exist',
      { company: { ...company, country: 'XX' } },
      'company.country',
      'is_country',
    ],
    [
      'a country in small letters',
      { company: { ...company, country: 'de' } },
      'company.country',
      'is_country',
    ],
    [
      'a website of 501 letters',
      { company: { ...company, website: 'x'.repeat(501) } },
      'company.website',
      'max_length',
    ],
    ['a website on two lines', { company: { ...company, website: 'a\r\nb' } }, 'company.website', 'matches'],
    [
      'an e-mail with a line break',
      { email: 'jane@owl.com\r\nBcc: all@owl.com' },
      'email',
      'is_email_address',
    ],
    ['an e-mail without a domain', { email: 'jane@' }, 'email', 'is_email_address'],
    ['an e-mail that is a number', { email: 7 }, 'email', 'is_email_address'],
    ['a plan that nobody sells', { plan: 'platinum' }, 'plan', 'is_in'],
    ['a phone that is no number', { phone: 'call me' }, 'phone', 'phone_invalid'],
    ['a phone of too many digits', { phone: '+49301234567890123456' }, 'phone', 'phone_invalid'],
    ['a phone in a sentence', { phone: 'It is +49 30 901820.' }, 'phone', 'phone_invalid'],
    ['a phone that is a number in JSON', { phone: 4930901820 }, 'phone', 'is_string'],
    ['an IP that is none', { ip: '300.1.2.3' }, 'ip', 'is_ip'],
    ['the country of an IP that does not exist', { ipCountry: 'ZZ' }, 'ipCountry', 'is_country'],
    ['services that are none', { services: ['sms', 'fax'] }, 'services', 'is_in'],
    ['a service twice', { services: ['sms', 'sms'] }, 'services', 'array_unique'],
    ['services that are a text', { services: 'sms' }, 'services', 'is_array'],
    ['a BIN of five digits', { payment: { ...payment, bin: '41111' } }, 'payment.bin', 'matches'],
    ['a whole card number', { payment: { ...payment, bin: '4111111111111111' } }, 'payment.bin', 'matches'],
    ['a flag that is a text', { payment: { ...payment, flagged: 'true' } }, 'payment.flagged', 'is_boolean'],
    ['a parent that is no sid', { parentAccount: 'AC1' }, 'parentAccount', 'is_sid'],
    ['null where a field may be left out', { phone: null }, 'phone', 'is_string'],
    ['a NUL byte', { useCase: 'a\u0000b' }, 'useCase', 'text_has_nul'],
  ])('%s is refused at its field, and nothing is written', async (_, changes, field, code) => {
    const before = await rowsOfAll();

    const answer = await call<Problem>(gatehouse, PLATFORM, 'POST', '/api/signups', aSignupRequest(changes));

    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual({ field, code, message: expect.stringMatching(/[.!?]$/) });
    expect(await rowsOfAll()).toEqual(before);
  });

  it.each([
    ['malformed JSON', '{"email":', 400, 'json_malformed'],
    [
      'a lone surrogate',
      '{"email":"jane@owl.com","plan":"self_service","company":{"name":"\\ud800","country":"DE"}}',
      422,
      'text_invalid',
    ],
    [
      'a body of more than a megabyte',
      JSON.stringify({ useCase: 'x'.repeat(1_100_000) }),
      413,
      'body_too_large',
    ],
    ['a list in place of an object', '[]', 422, 'input_invalid'],
    ['a prototype', '{"__proto__":{"plan":"contracted"},"email":"jane@owl.com"}', 400, 'json_malformed'],
  ])('%s is refused, and nothing is written', async (_, body, status, code) => {
    const before = await rowsOfAll();

    const answer = await call<Problem>(gatehouse, PLATFORM, 'POST', '/api/signups', body);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toMatch(/[.!?]$/);
    expect(await rowsOfAll()).toEqual(before);
  });
});

describe('a signup that is odd, but may be somebody', () => {
  it.each([
    ['a number that cannot exist', { phone: '+1 200 000 0000' }, 'phone_invalid'],
    ['a premium-rate number', { phone: '+49 900 1234567' }, 'phone_premium_rate'],
    [
      'a website that leads nowhere',
      { company: { ...company, website: 'coming soon!' } },
      'website_unusable',
    ],
    ['no website', { company: { ...company, website: '' } }, 'website_missing'],
    ['a name that says nothing', { company: { ...company, name: 'n/a' } }, 'company_name_meaningless'],
  ])('%s is a signal, not an error', async (_, changes, signal) => {
    const answer = await signUp(gatehouse, aSignupRequest(changes));

    expect(answer.status).toBe(201);
    const [row] = await rowsIn<{ names: string[] }>(
      gatehouse.database,
      `SELECT ARRAY(SELECT s->>'name' FROM jsonb_array_elements(signals) s) AS names FROM assessments ORDER BY created_at DESC, id DESC LIMIT 1`,
    );
    expect(row?.names).toContain(signal);
  });

  it('only what must be given is enough', async () => {
    const answer = await signUp(gatehouse, {
      email: 'jane@brightline-tools.com',
      plan: 'self_service',
      company: { name: 'Brightline Tools', country: 'US' },
    });

    expect(answer.status).toBe(201);
    expect(answer.body.account).toMatchObject({
      status: 'active',
      externalId: null,
      phone: null,
      services: [],
    });
  });

  it('a phone without a country code is one of the company’s country', async () => {
    const answer = await signUp(gatehouse, aSignupRequest({ phone: '030 901820' }));

    const [row] = await rowsIn(
      gatehouse.database,
      `SELECT phone, phone_e164 FROM accounts WHERE id::text = $1`,
      [answer.body.account.sid.slice(2).replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')],
    );
    expect(row).toEqual({ phone: '030 901820', phone_e164: '+4930901820' });
  });
});

it('nobody but the platform signs anybody up', async () => {
  const answer = await call(gatehouse, {}, 'POST', '/api/signups', aSignupRequest());

  expect(answer.status).toBe(401);
});
