import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, PLATFORM, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import { aGrant } from '../../support/grants.js';
import { rowsIn } from '../../support/rows-in.js';

interface Checked {
  readonly allowed: boolean;
  readonly reasons: readonly { readonly code: string }[];
}

/** Two processes of the program, as far as they can tell: they share a database and nothing else. */
let here: TestApp;
let there: TestApp;
let admin: Caller;
beforeAll(async () => {
  here = await startTestApp({}, { worker: false });
  there = await startTestApp({}, { worker: false, beside: here });
  admin = asStaff(await aStaffMember(here.database, { roles: ['admin', 'senior_reviewer'] }));
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

async function reasonsThere(account: BuiltAccount, asked: object = {}): Promise<string[]> {
  const body = { account: account.sid, service: 'sms', to: '+4915112345678', ...asked };
  const answer = await call<Checked>(there, PLATFORM, 'POST', '/api/permissions/check', body);
  expect(answer.status).toBe(200);
  return answer.body.reasons.map(({ code }) => code);
}

async function aSender(): Promise<BuiltAccount> {
  const account = await anAccount(here.database, { mode: 'production' });
  await aGrant(here.database, account);
  expect(await reasonsThere(account)).toEqual([]);
  return account;
}

describe('what one process has decided, the next check on another one sees', () => {
  it('P3: a hold placed and released, twenty times over', async () => {
    const account = await aSender();
    for (let turn = 0; turn < 20; turn++) {
      const hold = { account: account.sid, code: 'staff_decision', note: 'Turn.' };
      const placed = await call<{ sid: string }>(here, admin, 'POST', '/api/holds', hold);
      expect([placed.status, await reasonsThere(account)]).toEqual([201, ['account_on_hold']]);
      await call(here, admin, 'POST', `/api/holds/${placed.body.sid}/release`, { note: 'Turn.' });
      expect(await reasonsThere(account)).toEqual([]);
    }
  });

  it('P3: a hold, also while hundreds of other checks are under way', async () => {
    const account = await aSender();
    const others = await Promise.all(Array.from({ length: 20 }, () => aSender()));
    let isOver = false;
    const noise = Promise.all(
      others.map(async (other) => {
        while (!isOver) expect(await reasonsThere(other)).toEqual([]);
      }),
    );
    const hold = { account: account.sid, code: 'staff_decision', note: 'In the noise.' };
    await call(here, admin, 'POST', '/api/holds', hold);
    const seen = await Promise.all(Array.from({ length: 50 }, () => reasonsThere(account)));
    isOver = true;
    await noise;
    expect(seen).toEqual(Array.from({ length: 50 }, () => ['account_on_hold']));
  });

  it('P3: a hold on the parent of a subaccount that was asked about before', async () => {
    const parent = await aSender();
    const subaccount = await anAccount(here.database, { parentId: parent.id });
    const before = await reasonsThere(subaccount);
    await call(here, admin, 'POST', '/api/holds', {
      account: parent.sid,
      code: 'staff_decision',
      note: 'Both.',
    });
    expect([before, await reasonsThere(subaccount)]).toEqual([[], ['account_on_hold']]);
  });

  it('P2: the rule of a country', async () => {
    const account = await aSender();
    const asked = { to: '+46701234567' };
    const before = await reasonsThere(account, asked);
    await call(here, admin, 'PUT', '/api/countries/SE', { sms: 'blocked', version: 1 });
    const blocked = await reasonsThere(account, asked);
    await call(here, admin, 'PUT', '/api/countries/SE', { sms: 'allowed', version: 2 });
    expect([before, blocked, await reasonsThere(account, asked)]).toEqual([[], ['country_restricted'], []]);
  });

  it('a number given, transferred and released', async () => {
    const [account, other] = [await aSender(), await aSender()];
    const from = { from: '+4930765001' };
    const path = `/api/accounts/${account.sid}/numbers`;
    const given = await call<{ sid: string }>(here, PLATFORM, 'POST', path, { phoneNumber: from.from });
    const owned = await reasonsThere(account, from);
    const toAccount = { toAccount: other.sid };
    const moved = await call<{ sid: string }>(
      here,
      PLATFORM,
      'POST',
      `/api/numbers/${given.body.sid}/transfer`,
      toAccount,
    );
    const afterMove = [await reasonsThere(account, from), await reasonsThere(other, from)];
    await call(here, PLATFORM, 'DELETE', `/api/numbers/${moved.body.sid}`);
    expect(owned).toEqual([]);
    expect(afterMove).toEqual([['number_not_owned'], []]);
    expect(await reasonsThere(other, from)).toEqual(['number_not_owned']);
  });

  it('T2: a permission that ends, and T16: usage that is reported', async () => {
    const account = await anAccount(here.database);
    const grant = await aGrant(here.database, account, { conditionDailyUnits: 10 });
    const before = await reasonsThere(account);
    const day = here.clock.now().toISOString().slice(0, 10);
    await rowsIn(here.database, `INSERT INTO usage_days VALUES ($1, $2, 10)`, [account.id, day]);
    const used = await reasonsThere(account);
    await rowsIn(here.database, `UPDATE outbound_permissions SET status = 'closed' WHERE id = $1`, [
      grant.id,
    ]);
    expect([before, used, await reasonsThere(account)]).toEqual([
      [],
      ['condition_daily_cap'],
      ['outbound_not_enabled'],
    ]);
  });

  it('an account that is closed', async () => {
    const account = await aSender();
    await call(here, PLATFORM, 'POST', `/api/accounts/${account.sid}/close`, { reason: 'Left.' });
    expect(await reasonsThere(account)).toContain('account_closed');
  });
});
