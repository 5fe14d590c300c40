import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView, NewAccountView } from '../../../src/accounts/account.views.js';
import { asCustomer, asStaff, call, PLATFORM, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { mailsTo } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const open = (by: Caller, parent: BuiltAccount, body?: unknown) =>
  call<NewAccountView>(gatehouse, by, 'POST', `/api/accounts/${parent.sid}/subaccounts`, body);

describe('opening a subaccount', () => {
  it('gives its sid and token, and it is of the same company, plan and mode', async () => {
    const parent = await anAccount(gatehouse.database, { plan: 'contracted', mode: 'production' });

    const answer = await open(asCustomer(parent), parent, { friendlyName: 'Team B' });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      sid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      authToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      friendlyName: 'Team B',
      email: parent.email,
      company: { name: parent.companyName, country: parent.country },
      plan: 'contracted',
      mode: 'production',
      status: 'active',
      parentAccount: parent.sid,
    });
  });

  it('the token works for the subaccount, is shown once, and is kept as a hash only', async () => {
    const parent = await anAccount(gatehouse.database);
    const { body } = await open(PLATFORM, parent);

    const own = await call<AccountView>(gatehouse, asCustomer(body), 'GET', `/api/accounts/${body.sid}`);
    const [row] = await rowsIn<{ row: string }>(
      gatehouse.database,
      `SELECT accounts::text AS row FROM accounts WHERE parent_id = $1`,
      [parent.id],
    );

    expect(own.body).toMatchObject({ sid: body.sid, friendlyName: null });
    expect(own.text).not.toContain(body.authToken);
    expect(row?.row).not.toContain(body.authToken);
  });

  it('P3, P4: nobody escapes a hold by opening one: it is born under the holds of its parent, of which its owner knows', async () => {
    const parent = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, parent, { code: 'phishing_or_spam', source: 'monitoring' });
    await aHold(gatehouse.database, parent, {
      code: 'unusual_traffic',
      kind: 'restriction',
      services: ['voice'],
      until: new Date('2030-01-01T00:00:00Z'),
    });
    await aHold(gatehouse.database, parent, { code: 'terms_violation', releasedAt: new Date() });

    const { body } = await open(asCustomer(parent), parent);

    expect(body.status).toBe('on_hold');
    const holds = await rowsIn(
      gatehouse.database,
      `SELECT h.kind, h.code, h.source, h.services, h.until FROM holds h JOIN accounts a ON a.id = h.account_id
       WHERE a.parent_id = $1 AND h.released_at IS NULL ORDER BY h.code`,
      [parent.id],
    );
    expect(holds).toEqual([
      { kind: 'hold', code: 'phishing_or_spam', source: 'monitoring', services: null, until: null },
      {
        kind: 'restriction',
        code: 'unusual_traffic',
        source: 'signup',
        services: ['voice'],
        until: new Date('2030-01-01T00:00:00Z'),
      },
    ]);
    expect(await mailsTo(gatehouse.database, parent.email)).toEqual([]);
  });

  it('under a restricted parent it is restricted', async () => {
    const parent = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, parent, { kind: 'restriction' });

    expect((await open(PLATFORM, parent)).body.status).toBe('restricted');
  });

  it('is refused under a subaccount, for the parent and for the subaccount itself', async () => {
    const parent = await anAccount(gatehouse.database);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });

    for (const caller of [asCustomer(parent), asCustomer(subaccount), PLATFORM]) {
      const answer = await open(caller, subaccount);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'account_is_subaccount' });
    }
  });

  it('is refused under a closed account', async () => {
    const parent = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });

    const answer = await open(PLATFORM, parent);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'account_closed' });
  });

  it('under a foreign account is 404, for staff 403', async () => {
    const parent = await anAccount(gatehouse.database);
    const stranger = await anAccount(gatehouse.database);
    const admin = await aStaffMember(gatehouse.database, { roles: ['admin'] });

    expect((await open(asCustomer(stranger), parent)).status).toBe(404);
    expect((await open(asStaff(admin), parent)).status).toBe(403);
  });

  it('once for one idempotency key', async () => {
    const parent = await anAccount(gatehouse.database);
    const path = `/api/accounts/${parent.sid}/subaccounts`;
    const once = () =>
      call<NewAccountView>(gatehouse, PLATFORM, 'POST', path, {}, { 'idempotency-key': 'sub-1' });

    const [first, second] = [await once(), await once()];

    expect(second.body).toEqual(first.body);
    expect(
      await rowsIn(gatehouse.database, `SELECT id FROM accounts WHERE parent_id = $1`, [parent.id]),
    ).toHaveLength(1);
  });

  it.each([
    ['a name of two lines', { friendlyName: 'a\nb' }],
    ['a name that is too long', { friendlyName: 'x'.repeat(101) }],
    ['a name that is a number', { friendlyName: 7 }],
    ['a name of blanks', { friendlyName: ' ' }],
    ['a name with a NUL', { friendlyName: 'a\u0000' }],
    ['an unknown field', { status: 'active' }],
    ['a plan of its own', { plan: 'contracted' }],
  ])('refuses %s', async (_, body) => {
    const parent = await anAccount(gatehouse.database);

    expect((await open(PLATFORM, parent, body)).status).toBe(422);
    expect(
      await rowsIn(gatehouse.database, `SELECT id FROM accounts WHERE parent_id = $1`, [parent.id]),
    ).toEqual([]);
  });
});
