import { afterAll, beforeAll, expect, it } from 'vitest';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  aHold,
  anAccount,
  aStaffMember,
  type BuiltAccount,
  type BuiltHold,
  type BuiltStaff,
} from '../../support/builders.js';
import { statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

let gatehouse: TestApp;
let senior: BuiltStaff;
let account: BuiltAccount;
let held: BuiltHold;
beforeAll(async () => {
  gatehouse = await startTestApp();
  senior = await aStaffMember(gatehouse.database);
  account = await anAccount(gatehouse.database);
  held = await aHold(gatehouse.database, await anAccount(gatehouse.database));
});
afterAll(() => gatehouse.stop());

const GOOD = { code: 'terms_violation', note: 'Why.' };

it.each([
  ['an unknown field', { severity: 'high' }, 'severity'],
  ['a code that is not on the list', { code: 'because' }, 'code'],
  ['a code of another type', { code: ['terms_violation'] }, 'code'],
  ['no note', { note: undefined }, 'note'],
  ['a note of blanks', { note: '   ' }, 'note'],
  ['a note that is a number', { note: 7 }, 'note'],
  ['a note with a NUL', { note: 'a\u0000b' }, 'note'],
  ['a note with half a character', { note: 'a\ud800b' }, 'note'],
  ['a note that is too long', { note: 'x'.repeat(5001) }, 'note'],
  ['an empty list of services', { services: [] }, 'services'],
  ['a service that does not exist', { services: ['fax'] }, 'services'],
  ['a service twice', { services: ['sms', 'sms'] }, 'services'],
  ['services as text', { services: 'sms' }, 'services'],
  ['an end in the past', { until: '2020-01-01T00:00:00Z' }, 'until'],
  ['an end without a zone', { until: '2030-01-01T00:00:00' }, 'until'],
  ['an end that is a date alone', { until: '2030-01-01' }, 'until'],
  ['an end on a day that does not exist', { until: '2030-02-30T00:00:00Z' }, 'until'],
  ['an end as a number', { until: 1_893_456_000 }, 'until'],
  ['no account', { account: undefined }, 'account'],
  ['another kind of sid', { account: `HD${'0'.repeat(32)}` }, 'account'],
  ['a sid that breaks off', { account: 'AC12' }, 'account'],
] as const)('placing refuses %s, at its field, and places nothing', async (_, wrong, field) => {
  const body = { account: account.sid, ...GOOD, ...wrong };

  const answer = await call<Problem>(gatehouse, asStaff(senior), 'POST', '/api/holds', body);

  expect(answer.status).toBe(422);
  expect(answer.body.errors?.map((error) => error.field.replace(/\[\d+\]$/, ''))).toContain(field);
  expect(
    await rowsIn(gatehouse.database, `SELECT id FROM holds WHERE account_id = $1`, [account.id]),
  ).toEqual([]);
  expect(await statusOf(gatehouse.database, account)).toBe('active');
});

it.each([
  ['malformed JSON', '{"account":', 400],
  ['an array', '[]', 422],
  ['text', '"hold"', 422],
  ['nothing', '', 400],
  ['a body of more than a megabyte', JSON.stringify({ note: 'x'.repeat(1_100_000) }), 413],
] as const)('placing refuses %s', async (_, body, status) => {
  const answer = await call<Problem>(gatehouse, asStaff(senior), 'POST', '/api/holds', body);
  expect(answer.status).toBe(status);
  expect(answer.body.code).toMatch(/^[a-z_]+$/);
});

it('placing on an account that does not exist is 404', async () => {
  const body = { account: `AC${'0'.repeat(32)}`, ...GOOD };
  expect((await call(gatehouse, asStaff(senior), 'POST', '/api/holds', body)).status).toBe(404);
});

it.each([
  ['no note', {}, 'note'],
  ['an unknown field', { note: 'Why.', reason: 'x' }, 'reason'],
  ['a negative version', { note: 'Why.', version: -1 }, 'version'],
  ['a version that is text', { note: 'Why.', version: '1' }, 'version'],
  ['a version that no column holds', { note: 'Why.', version: 2 ** 31 }, 'version'],
  ['a note with a NUL', { note: 'a\u0000' }, 'note'],
] as const)('releasing refuses %s, and releases nothing', async (_, body, field) => {
  const answer = await call<Problem>(
    gatehouse,
    asStaff(senior),
    'POST',
    `/api/holds/${held.sid}/release`,
    body,
  );

  expect(answer.status).toBe(422);
  expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  expect(await statusOf(gatehouse.database, { id: held.accountId })).toBe('on_hold');
});

it.each([
  ['open=yes', 'open'],
  ['open=true&open=false', 'open'],
  ['code=because', 'code'],
  ['source=customer', 'source'],
  ['kind=ban', 'kind'],
  ['account=AC12', 'account'],
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=-1', 'limit'],
  ['limit=ten', 'limit'],
  ['cursor=rubbish', 'cursor'],
  ['cursor=WyIyMDI2LTEzLTQ1IiwiYSJd', 'cursor'],
  ['q=', 'q'],
  ['q=%00', 'q'],
  ['sort=code', 'sort'],
])('the list refuses ?%s', async (query, field) => {
  const answer = await call<Problem>(gatehouse, asStaff(senior), 'GET', `/api/holds?${query}`);
  expect(answer.status).toBe(422);
  expect(answer.body.errors?.map((error) => error.field)).toContain(field);
});

it.each(['HD', 'HD12', `AC${'0'.repeat(32)}`, `HD${'z'.repeat(32)}`, '%27%20OR%201=1'])(
  'there is no hold %s',
  async (sid) => {
    expect((await call(gatehouse, asStaff(senior), 'GET', `/api/holds/${sid}`)).status).toBe(404);
  },
);
