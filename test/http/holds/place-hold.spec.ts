import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HoldView } from '../../../src/holds/hold.views.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp();
  senior = await aStaffMember(gatehouse.database, { name: 'Ines Moreau' });
});
afterAll(() => gatehouse.stop());

const HELD = { code: 'terms_violation', note: 'Seen selling lists of numbers.' };

describe('placing a hold by hand', () => {
  it('P3: without services everything is on hold, and the account follows', async () => {
    const account = await anAccount(gatehouse.database, { companyName: 'Acme GmbH' });

    const answer = await call<HoldView>(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
    });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sid: expect.stringMatching(/^HD[0-9a-f]{32}$/),
      account: account.sid,
      companyName: 'Acme GmbH',
      kind: 'hold',
      code: 'terms_violation',
      label: 'Against the terms of service',
      source: 'staff',
      services: null,
      note: 'Seen selling lists of numbers.',
      evidence: [],
      placedAt: expect.stringMatching(/Z$/),
      placedBy: { kind: 'staff', name: 'Ines Moreau' },
      until: null,
      open: true,
      releasedAt: null,
      releasedBy: null,
      releaseNote: null,
      inheritedFrom: null,
      version: 1,
    });
    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  });

  it('P4, P36: services given make it a restriction of those services', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await call<HoldView>(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
      services: ['sms', 'voice'],
    });

    expect(answer.body).toMatchObject({ kind: 'restriction', services: ['sms', 'voice'] });
    expect(await statusOf(gatehouse.database, account)).toBe('restricted');
  });

  it('P5: an active account may be restricted later, and one on hold stays on hold', async () => {
    const account = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, account);

    await call(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
      services: ['sms'],
    });

    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  });

  it('P6: the owner gets an e-mail that says what is restricted and where to ask, and no code', async () => {
    const account = await anAccount(gatehouse.database);

    await call(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
      services: ['voice'],
      until: '2030-01-02T03:04:05Z',
    });

    const mails = await mailsTo(gatehouse.database, account.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      template: 'hold-placed',
      payload: {
        companyName: account.companyName,
        covers: ['voice'],
        until: '2030-01-02T03:04:05.000Z',
        requestUrl: expect.stringMatching(/\/portal\/reassessment\/new\?account=AC[0-9a-f]{32}$/),
      },
    });
    expect(JSON.stringify(mails)).not.toMatch(/terms_violation|selling lists|Ines Moreau/);
  });

  it('records who placed it and why', async () => {
    const account = await anAccount(gatehouse.database);

    await call(gatehouse, asStaff(senior), 'POST', '/api/holds', { account: account.sid, ...HELD });

    const events = await rowsIn(
      gatehouse.database,
      `SELECT actor_label, detail->>'code' AS code, detail->>'note' AS note FROM audit_events
       WHERE action = 'hold.placed' AND account_id = $1`,
      [account.id],
    );
    expect(events).toEqual([
      { actor_label: 'Ines Moreau', code: 'terms_violation', note: 'Seen selling lists of numbers.' },
    ]);
  });

  it('refuses the same open hold a second time, naming the first, and takes another code', async () => {
    const account = await anAccount(gatehouse.database);
    const first = await call<HoldView>(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
    });

    const again = await call(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
    });
    const other = await call(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
      code: 'phishing_or_spam',
    });

    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'already_on_hold', hold: first.body.sid });
    expect(other.status).toBe(201);
    expect(await mailsTo(gatehouse.database, account.email)).toHaveLength(2);
  });

  it('of many who place the same hold at once, one succeeds', async () => {
    const account = await anAccount(gatehouse.database);

    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        call(gatehouse, asStaff(senior), 'POST', '/api/holds', { account: account.sid, ...HELD }),
      ),
    );

    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('gives the first answer again for the same idempotency key', async () => {
    const account = await anAccount(gatehouse.database);
    const place = () =>
      call<HoldView>(
        gatehouse,
        asStaff(senior),
        'POST',
        '/api/holds',
        { account: account.sid, ...HELD },
        { 'idempotency-key': 'place-once' },
      );

    const first = await place();
    const second = await place();

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.sid).toBe(first.body.sid);
  });

  it('refuses a closed account', async () => {
    const account = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });

    const answer = await call(gatehouse, asStaff(senior), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
    });

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'account_closed' });
  });
});

describe('who may place', () => {
  it('P32: a customer and the platform are refused; nobody unknown comes in', async () => {
    const account = await anAccount(gatehouse.database);
    const body = { account: account.sid, ...HELD };

    const customer = await call(gatehouse, asCustomer(account), 'POST', '/api/holds', body);
    const platform = await call(gatehouse, PLATFORM, 'POST', '/api/holds', body);
    const nobody = await call(gatehouse, {}, 'POST', '/api/holds', body);

    expect([customer.status, platform.status, nobody.status]).toEqual([403, 403, 401]);
  });

  it.each([
    ['reviewer', 403],
    ['senior_reviewer', 201],
    ['analyst', 403],
    ['admin', 201],
    ['auditor', 403],
  ] as const)('a %s gets %i', async (role, status) => {
    const account = await anAccount(gatehouse.database);
    const member = await aStaffMember(gatehouse.database, { roles: [role] });

    const answer = await call(gatehouse, asStaff(member), 'POST', '/api/holds', {
      account: account.sid,
      ...HELD,
    });

    expect(answer.status).toBe(status);
  });

  it.each([
    ['another country', { countries: ['FR'] }, {}],
    ['a higher band', { maxBand: 'medium' }, { band: 'high' }],
  ] as const)('an account out of scope, by %s, does not exist', async (_, scope, account) => {
    const outside = await anAccount(gatehouse.database, { country: 'DE', ...account });
    const narrow = await aStaffMember(gatehouse.database, { scope });

    const answer = await call(gatehouse, asStaff(narrow), 'POST', '/api/holds', {
      account: outside.sid,
      ...HELD,
    });

    expect(answer.status).toBe(404);
    expect(await statusOf(gatehouse.database, outside)).toBe('active');
  });

  it('refuses a party to the account: entered as one, by its e-mail, or by that of the parent', async () => {
    const own = await anAccount(gatehouse.database);
    const entered = await aStaffMember(gatehouse.database, { partyTo: [own] });
    const sameMail = await aStaffMember(gatehouse.database, { email: own.email.toUpperCase() });
    const subaccount = await anAccount(gatehouse.database, { parentId: own.id });

    const answers = await Promise.all([
      call(gatehouse, asStaff(entered), 'POST', '/api/holds', { account: own.sid, ...HELD }),
      call(gatehouse, asStaff(sameMail), 'POST', '/api/holds', { account: own.sid, ...HELD }),
      call(gatehouse, asStaff(entered), 'POST', '/api/holds', { account: subaccount.sid, ...HELD }),
    ]);

    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'party_to_account' });
    }
    expect(await statusOf(gatehouse.database, own)).toBe('active');
  });
});
