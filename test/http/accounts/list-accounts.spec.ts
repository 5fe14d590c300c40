import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView, StaffAccountView } from '../../../src/accounts/account.views.js';
import type { Page } from '../../../src/kernel/page.js';
import { asCustomer, asStaff, call, PLATFORM, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';

const DAY_OF = (day: number) => new Date(Date.UTC(2026, 9, day, 12));

let gatehouse: TestApp;
let reviewer: BuiltStaff;
let acme: BuiltAccount;
let branch: BuiltAccount;
let bold: BuiltAccount;
let cute: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp();
  const { database } = gatehouse;
  reviewer = await aStaffMember(database, { roles: ['reviewer'] });
  acme = await anAccount(database, {
    companyName: 'Acme GmbH',
    email: 'owner@acme.example',
    createdAt: DAY_OF(1),
  });
  branch = await anAccount(database, {
    companyName: 'Acme GmbH',
    email: 'owner@acme.example',
    friendlyName: 'Branch',
    parentId: acme.id,
    createdAt: DAY_OF(2),
  });
  bold = await anAccount(database, {
    companyName: 'Bold_Co',
    email: 'hello@bold.example',
    country: 'FR',
    band: 'high',
    score: 80,
    status: 'on_hold',
    ip: '192.0.2.77',
    deviceId: 'MARK-device',
    cardFingerprint: 'MARK-card',
    createdAt: DAY_OF(3),
  });
  cute = await anAccount(database, {
    companyName: 'Cute Inc',
    email: 'hello@cute.example',
    country: 'US',
    plan: 'contracted',
    mode: 'production',
    externalId: 'crm-7',
    createdAt: DAY_OF(4),
  });
});
afterAll(() => gatehouse.stop());

const list = (by: Caller, query = '') =>
  call<Page<StaffAccountView>>(gatehouse, by, 'GET', `/api/accounts${query}`);
const sids = async (by: Caller, query = '') => (await list(by, query)).body.items.map(({ sid }) => sid);

describe('the accounts', () => {
  it('the platform and staff see all of them, the newest first', async () => {
    const all = [cute.sid, bold.sid, branch.sid, acme.sid];
    expect(await sids(PLATFORM)).toEqual(all);
    expect(await sids(asStaff(reviewer))).toEqual(all);
  });

  it('a customer sees its own and its subaccounts; a subaccount sees itself', async () => {
    expect(await sids(asCustomer(acme))).toEqual([branch.sid, acme.sid]);
    expect(await sids(asCustomer(branch))).toEqual([branch.sid]);
    expect(await sids(asCustomer(bold), '?q=acme')).toEqual([]);
  });

  it.each([
    ['status=on_hold', ['Bold_Co']],
    ['country=US', ['Cute Inc']],
    ['plan=contracted', ['Cute Inc']],
    ['plan=self_service&status=active', ['Acme GmbH', 'Acme GmbH']],
    ['externalId=crm-7', ['Cute Inc']],
    ['externalId=crm', []],
    ['q=aCM', ['Acme GmbH', 'Acme GmbH']],
    ['q=hello@', ['Cute Inc', 'Bold_Co']],
    ['q=bold_', ['Bold_Co']],
    ['q=cute_', []],
    ['q=%25', []],
    ['status=closed', []],
  ])('filtered by %s', async (query, names) => {
    const { body } = await list(asStaff(reviewer), `?${query}`);
    expect(body.items.map(({ company }) => company.name)).toEqual(names);
  });

  it('goes on where the page ended, without gaps or repeats', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<AccountView> = (
        await list(PLATFORM, `?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items.map(({ sid }) => sid));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([cute.sid, bold.sid, branch.sid, acme.sid]);
  });

  it.each([
    ['countries', { countries: ['FR', 'US'] }, ['Cute Inc', 'Bold_Co']],
    ['a band', { maxBand: 'medium' }, ['Cute Inc', 'Acme GmbH', 'Acme GmbH']],
    ['both', { countries: ['FR'], maxBand: 'medium' }, []],
  ] as const)('staff narrowed to %s see those only, in the list and one by one', async (_, scope, names) => {
    const narrow = asStaff(await aStaffMember(gatehouse.database, { roles: ['reviewer'], scope }));

    const { body } = await list(narrow);
    const single = await call(gatehouse, narrow, 'GET', `/api/accounts/${bold.sid}`);

    expect(body.items.map(({ company }) => company.name)).toEqual(names);
    expect(single.status).toBe(body.items.some(({ sid }) => sid === bold.sid) ? 200 : 404);
  });

  it('P32: shows staff score, band, network and card, and nobody else', async () => {
    const staff = await call<StaffAccountView>(
      gatehouse,
      asStaff(reviewer),
      'GET',
      `/api/accounts/${bold.sid}`,
    );
    expect(staff.body).toMatchObject({
      band: 'high',
      score: 80,
      ip: '192.0.2.77',
      deviceId: 'MARK-device',
      payment: { fingerprint: 'MARK-card' },
    });
    for (const reader of [asCustomer(bold), PLATFORM]) {
      const one = await call(gatehouse, reader, 'GET', `/api/accounts/${bold.sid}`);
      const many = await list(reader);
      expect(one.text + many.text).not.toMatch(/MARK|score|band|192\.0\.2\.77|payment/);
    }
  });
});

describe('one account', () => {
  it('has the shape that clients are written against', async () => {
    const { body } = await call(gatehouse, asCustomer(cute), 'GET', `/api/accounts/${cute.sid}`);
    expect(body).toEqual({
      sid: cute.sid,
      externalId: 'crm-7',
      friendlyName: null,
      email: 'hello@cute.example',
      company: { name: 'Cute Inc', country: 'US', website: cute.website, registrationNumber: null },
      phone: null,
      plan: 'contracted',
      mode: 'production',
      status: 'active',
      useCase: null,
      services: ['sms'],
      parentAccount: null,
      createdAt: '2026-10-04T12:00:00.000Z',
      closedAt: null,
      version: 1,
    });
  });

  it('a parent reaches its subaccount, never the other way round', async () => {
    const down = await call<AccountView>(gatehouse, asCustomer(acme), 'GET', `/api/accounts/${branch.sid}`);
    const up = await call(gatehouse, asCustomer(branch), 'GET', `/api/accounts/${acme.sid}`);

    expect(down.body).toMatchObject({ sid: branch.sid, parentAccount: acme.sid, friendlyName: 'Branch' });
    expect(up.status).toBe(404);
  });

  it('a foreign account looks like one that never was', async () => {
    const never = `AC${'0'.repeat(32)}`;
    const foreign = await call(gatehouse, asCustomer(acme), 'GET', `/api/accounts/${bold.sid}`);
    const missing = await call(gatehouse, asCustomer(acme), 'GET', `/api/accounts/${never}`);

    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(foreign.text.replaceAll(bold.sid, never)).toBe(missing.text);
  });

  it('wrong credentials are 401', async () => {
    const wrong = asCustomer({ sid: acme.sid, authToken: 'f'.repeat(32) });
    expect((await call(gatehouse, wrong, 'GET', `/api/accounts/${acme.sid}`)).status).toBe(401);
  });
});

it.each([
  ['status=banned', 'status'],
  ['status=active&status=closed', 'status'],
  ['country=de', 'country'],
  ['country=XX', 'country'],
  ['plan=free', 'plan'],
  ['limit=0', 'limit'],
  ['limit=1e9', 'limit'],
  ['cursor=rubbish', 'cursor'],
  ['q=%00', 'q'],
  ['q=', 'q'],
  ['q[]=a', 'q[]'],
  ['band=high', 'band'],
])('the list refuses ?%s', async (query, field) => {
  const answer = await call<{ errors: { field: string }[] }>(
    gatehouse,
    PLATFORM,
    'GET',
    `/api/accounts?${query}`,
  );
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((error) => error.field)).toContain(field);
});
