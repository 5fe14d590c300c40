import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../../src/access/secrets.js';
import { insertSession } from '../../../src/access/sessions.sql.js';
import type { AccountView, NewApiKeyView, StaffAccountView } from '../../../src/accounts/account.views.js';
import { ensurePortalUser } from '../../../src/accounts/portal-users.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { newId } from '../../../src/kernel/ids.js';
import { asCustomer, asStaff, call, PLATFORM, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { rowsIn, writeInto } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const close = (by: Caller, account: BuiltAccount, body: unknown = { reason: 'The contract ended.' }) =>
  call<AccountView>(gatehouse, by, 'POST', `/api/accounts/${account.sid}/close`, body);

async function aSession(account: BuiltAccount, email: string): Promise<string> {
  const now = new Date();
  const id = newId(now);
  const person = await gatehouse.app
    .get(UnitOfWork, { strict: false })
    .run((tx) => ensurePortalUser(tx, email, account.id, now));
  const session = {
    id,
    tokenHash: hashSecret(id),
    kind: 'customer',
    staffId: null,
    portalUserId: person.id,
    accountId: account.id,
    ip: null,
    userAgent: null,
    now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  } as const;
  await writeInto(gatehouse.database, [insertSession(session)]);
  return id;
}

async function isLive(sessionId: string): Promise<boolean> {
  const rows = await rowsIn(
    gatehouse.database,
    `SELECT id FROM sessions WHERE id = $1 AND revoked_at IS NULL`,
    [sessionId],
  );
  return rows.length === 1;
}

describe('closing an account', () => {
  it('closes it for good, with who, when and why', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await close(PLATFORM, account);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      sid: account.sid,
      status: 'closed',
      closedAt: expect.stringMatching(/Z$/),
      version: 2,
    });
    const events = await rowsIn(
      gatehouse.database,
      `SELECT actor_kind, detail->>'reason' AS reason, detail->>'statusBefore' AS before FROM audit_events
       WHERE action = 'account.closed' AND account_id = $1`,
      [account.id],
    );
    expect(events).toEqual([{ actor_kind: 'platform', reason: 'The contract ended.', before: 'active' }]);
  });

  it('tells staff the reason, and not the owner', async () => {
    const account = await anAccount(gatehouse.database);
    const senior = asStaff(await aStaffMember(gatehouse.database));
    await close(senior, account, { reason: 'MARK-reason' });

    const staff = await call<StaffAccountView>(gatehouse, senior, 'GET', `/api/accounts/${account.sid}`);
    const owner = await call(gatehouse, asCustomer(account), 'GET', `/api/accounts/${account.sid}`);

    expect(staff.body.closeReason).toBe('MARK-reason');
    expect(owner.body).toMatchObject({ status: 'closed' });
    expect(owner.text).not.toContain('MARK');
  });

  it('is told to each owner once, and never why', async () => {
    const parent = await anAccount(gatehouse.database);
    await anAccount(gatehouse.database, { parentId: parent.id, email: parent.email });
    const reseller = await anAccount(gatehouse.database, { parentId: parent.id });

    await close(PLATFORM, parent, { reason: 'Withheld: fraud ring 7.' });

    for (const { email, sid } of [parent, reseller]) {
      const mails = await mailsTo(gatehouse.database, email);
      expect(mails).toMatchObject([
        { template: 'account-closed', payload: { portalUrl: expect.stringContaining(`?account=${sid}`) } },
      ]);
      expect(JSON.stringify(mails)).not.toContain('fraud ring');
    }
  });

  it('a second time is refused', async () => {
    const account = await anAccount(gatehouse.database);
    await close(PLATFORM, account);

    const again = await close(PLATFORM, account);

    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'account_closed' });
  });

  it('of many who close at once, one succeeds', async () => {
    const account = await anAccount(gatehouse.database);
    const answers = await Promise.all(Array.from({ length: 5 }, () => close(PLATFORM, account)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it('leaves its open holds as they are', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);

    await close(PLATFORM, account);

    const holds = await rowsIn(gatehouse.database, `SELECT released_at, version FROM holds WHERE id = $1`, [
      hold.id,
    ]);
    expect(holds).toEqual([{ released_at: null, version: 1 }]);
  });

  it('closes its subaccounts, also those on hold; a subaccount alone leaves its parent open', async () => {
    const parent = await anAccount(gatehouse.database);
    const first = await anAccount(gatehouse.database, { parentId: parent.id });
    const second = await anAccount(gatehouse.database, { parentId: parent.id });
    const third = await anAccount(gatehouse.database, { parentId: parent.id });
    await aHold(gatehouse.database, second);
    const statuses = () =>
      Promise.all([parent, first, second, third].map((account) => statusOf(gatehouse.database, account)));

    await close(PLATFORM, first);
    expect(await statuses()).toEqual(['active', 'closed', 'on_hold', 'active']);

    await close(PLATFORM, parent);
    expect(await statuses()).toEqual(['closed', 'closed', 'closed', 'closed']);
  });

  it('leaves no subaccount open that somebody opens at the same moment', async () => {
    const parent = await anAccount(gatehouse.database);
    const open = () => call(gatehouse, PLATFORM, 'POST', `/api/accounts/${parent.sid}/subaccounts`);

    const answers = await Promise.all([open(), open(), close(PLATFORM, parent), open(), open()]);

    expect(answers[2]?.status).toBe(200);
    for (const { status } of [...answers.slice(0, 2), ...answers.slice(3)])
      expect([201, 409]).toContain(status);
    expect(
      await rowsIn(
        gatehouse.database,
        `SELECT id FROM accounts WHERE parent_id = $1 AND status <> 'closed'`,
        [parent.id],
      ),
    ).toEqual([]);
  });

  it('ends its API keys and those of its subaccounts, and lets none be made', async () => {
    const parent = await anAccount(gatehouse.database);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    const keys = await Promise.all(
      [parent, subaccount].map((account) =>
        call<NewApiKeyView>(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/api-keys`),
      ),
    );

    await close(PLATFORM, parent);

    for (const { body } of keys) {
      const key = asCustomer({ sid: body.sid, authToken: body.secret });
      expect((await call(gatehouse, key, 'GET', '/api/accounts')).status).toBe(401);
    }
  });

  it('signs everybody out who is signed in for it, and nobody who is signed in for another', async () => {
    const account = await anAccount(gatehouse.database);
    const other = await anAccount(gatehouse.database);
    const own = await aSession(account, 'two-hats@people.example');
    const elsewhere = await aSession(other, 'two-hats@people.example');

    await close(PLATFORM, account);

    expect(await isLive(own)).toBe(false);
    expect(await isLive(elsewhere)).toBe(true);
  });
});

describe('who may close', () => {
  it.each([
    ['reviewer', 403],
    ['senior_reviewer', 200],
    ['analyst', 403],
    ['admin', 200],
    ['auditor', 403],
  ] as const)('a %s gets %i', async (role, status) => {
    const account = await anAccount(gatehouse.database);
    const member = await aStaffMember(gatehouse.database, { roles: [role] });

    expect((await close(asStaff(member), account)).status).toBe(status);
  });

  it('not the owner', async () => {
    const account = await anAccount(gatehouse.database);
    expect((await close(asCustomer(account), account)).status).toBe(403);
  });

  it('not a party to it; and out of scope it does not exist', async () => {
    const account = await anAccount(gatehouse.database, { country: 'DE', band: 'high' });
    const party = await aStaffMember(gatehouse.database, { partyTo: [account] });
    const narrow = await aStaffMember(gatehouse.database, { scope: { maxBand: 'medium' } });

    const asParty = await close(asStaff(party), account);
    const outside = await close(asStaff(narrow), account);

    expect(asParty.body).toMatchObject({ status: 403, code: 'party_to_account' });
    expect(outside.status).toBe(404);
    expect(await statusOf(gatehouse.database, account)).toBe('active');
  });
});

it.each([
  ['no reason', {}],
  ['a reason of blanks', { reason: ' \n ' }],
  ['a reason with a NUL', { reason: 'a\u0000b' }],
  ['a reason that is too long', { reason: 'x'.repeat(2001) }],
  ['an unknown field', { reason: 'Why.', force: true }],
])('refuses %s, and closes nothing', async (_, body) => {
  const account = await anAccount(gatehouse.database);
  expect((await close(PLATFORM, account, body)).status).toBe(422);
  expect(await statusOf(gatehouse.database, account)).toBe('active');
});
