import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HoldView } from '../../../src/holds/hold.views.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember, type BuiltHold, type BuiltStaff } from '../../support/builders.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp();
  senior = await aStaffMember(gatehouse.database, { name: 'Ines Moreau' });
});
afterAll(() => gatehouse.stop());

const release = (by: BuiltStaff, hold: BuiltHold, body: object = { note: 'Papers are in order.' }) =>
  call<HoldView>(gatehouse, asStaff(by), 'POST', `/api/holds/${hold.sid}/release`, body);

describe('releasing a hold by hand', () => {
  it('frees the account and says who did it and why, to staff', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);

    const answer = await release(senior, hold);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      sid: hold.sid,
      open: false,
      releasedAt: expect.stringMatching(/Z$/),
      releasedBy: { kind: 'staff', name: 'Ines Moreau' },
      releaseNote: 'Papers are in order.',
      version: 2,
    });
    expect(await statusOf(gatehouse.database, account)).toBe('active');
  });

  it('P36: what else is open stays, and the status with it', async () => {
    const account = await anAccount(gatehouse.database);
    const restriction = { kind: 'restriction', services: ['voice'] } as const;
    await aHold(gatehouse.database, account, { ...restriction, services: [...restriction.services] });
    const hold = await aHold(gatehouse.database, account);

    await release(senior, hold);

    expect(await statusOf(gatehouse.database, account)).toBe('restricted');
    expect(await mailsTo(gatehouse.database, account.email)).toMatchObject([
      { payload: { stillRestricted: true, covers: 'everything' } },
    ]);
  });

  it('P32: tells the owner what is free again, never the code or the note', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account, {
      kind: 'restriction',
      services: ['sms'],
      code: 'carrier_complaint',
      note: 'MARK-note',
    });

    await release(senior, hold, { note: 'MARK-release-note' });

    const mails = await mailsTo(gatehouse.database, account.email);
    expect(mails).toMatchObject([
      {
        template: 'hold-released',
        payload: {
          companyName: account.companyName,
          covers: ['sms'],
          stillRestricted: false,
          portalUrl: expect.stringMatching(/\/portal\?account=AC[0-9a-f]{32}$/),
        },
      },
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/MARK|carrier|Moreau/);
  });

  it('refuses a second time, saying who was first, and sends no second e-mail', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);
    await release(senior, hold);

    const again = await release(senior, hold);

    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      code: 'already_released',
      detail: expect.stringMatching(/^Ines Moreau released this hold on 20/),
    });
    expect(await mailsTo(gatehouse.database, account.email)).toHaveLength(1);
  });

  it('of many who release at once, one succeeds', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);

    const answers = await Promise.all(Array.from({ length: 6 }, () => release(senior, hold)));

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await mailsTo(gatehouse.database, account.email)).toHaveLength(1);
  });

  it('refuses an old version', async () => {
    const hold = await aHold(gatehouse.database, await anAccount(gatehouse.database), { version: 3 });

    const stale = await release(senior, hold, { note: 'Fine.', version: 2 });
    const current = await release(senior, hold, { note: 'Fine.', version: 3 });

    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'version_stale', given: 2, current: 3 });
    expect(current.status).toBe(200);
  });

  it('on a closed account changes nothing but the record, and tells nobody', async () => {
    const account = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });
    const hold = await aHold(gatehouse.database, account);

    const answer = await release(senior, hold);

    expect(answer.status).toBe(200);
    expect(await statusOf(gatehouse.database, account)).toBe('closed');
    expect(await mailsTo(gatehouse.database, account.email)).toEqual([]);
  });

  it('records who released what, and why', async () => {
    const hold = await aHold(gatehouse.database, await anAccount(gatehouse.database));

    await release(senior, hold);

    const events = await rowsIn(
      gatehouse.database,
      `SELECT actor_kind, actor_id, detail->>'note' AS note FROM audit_events WHERE action = 'hold.released' AND subject_id = $1`,
      [hold.id],
    );
    expect(events).toEqual([{ actor_kind: 'staff', actor_id: senior.id, note: 'Papers are in order.' }]);
  });
});

describe('who may release', () => {
  it.each([
    ['reviewer', 403],
    ['senior_reviewer', 200],
    ['analyst', 403],
    ['admin', 200],
    ['auditor', 403],
  ] as const)('a %s gets %i', async (role, status) => {
    const member = await aStaffMember(gatehouse.database, { roles: [role] });
    const hold = await aHold(gatehouse.database, await anAccount(gatehouse.database));

    expect((await release(member, hold)).status).toBe(status);
  });

  it('a hold out of scope does not exist, and one that never was neither', async () => {
    const narrow = await aStaffMember(gatehouse.database, {
      scope: { countries: ['FR'], maxBand: 'medium' },
    });
    const account = await anAccount(gatehouse.database, { country: 'DE' });
    const hold = await aHold(gatehouse.database, account);

    const outside = await release(narrow, hold);
    const never = await release(senior, { ...hold, sid: `HD${'0'.repeat(32)}` });

    expect([outside.status, never.status]).toEqual([404, 404]);
    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  });

  it('refuses a party to the account', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);
    const party = await aStaffMember(gatehouse.database, { partyTo: [account] });

    const answer = await release(party, hold);

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'party_to_account' });
    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
  });

  it('refuses the owner and the platform', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);
    const path = `/api/holds/${hold.sid}/release`;

    const owner = await call(gatehouse, asCustomer(account), 'POST', path, { note: 'Please.' });
    const platform = await call(gatehouse, PLATFORM, 'POST', path, { note: 'Please.' });

    expect([owner.status, platform.status]).toEqual([403, 403]);
  });
});
