import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import type { Role } from '../../../src/kernel/words.js';

interface Listed {
  readonly items: readonly { readonly sid: string; readonly account?: string }[];
}

let gatehouse: TestApp;
let german: BuiltAccount;
let risky: BuiltAccount;
let french: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp();
  const { database } = gatehouse;
  german = await anAccount(database, { country: 'DE', band: 'low' });
  risky = await anAccount(database, { country: 'DE', band: 'blocked' });
  french = await anAccount(database, { country: 'FR', band: 'low' });
  for (const account of [german, risky, french]) await aHold(database, account);
});
afterAll(() => gatehouse.stop());

async function listed(token: string, path: string): Promise<readonly string[]> {
  const { status, body } = await call<Listed>(gatehouse, asStaff({ token }), 'GET', path);
  expect(status).toBe(200);
  return body.items.map(({ sid, account }) => account ?? sid).toSorted();
}

describe.each<Role>(['reviewer', 'senior_reviewer', 'analyst', 'admin', 'auditor'])(
  'a narrowed %s',
  (role) => {
    it('finds in lists only accounts of his countries and risk, and the holds on them', async () => {
      const { token } = await aStaffMember(gatehouse.database, {
        roles: [role],
        scope: { countries: ['DE'], maxBand: 'high' },
      });
      expect(await listed(token, '/api/accounts')).toEqual([german.sid]);
      expect(await listed(token, '/api/holds')).toEqual([german.sid]);
    });

    it('is told that there is no other, by its sid as by a filter', async () => {
      const { token } = await aStaffMember(gatehouse.database, {
        roles: [role],
        scope: { countries: ['DE'] },
      });
      const get = async (sid: string): Promise<number> =>
        (await call(gatehouse, asStaff({ token }), 'GET', `/api/accounts/${sid}`)).status;
      expect([await get(german.sid), await get(risky.sid), await get(french.sid)]).toEqual([200, 200, 404]);
      expect(await listed(token, `/api/holds?account=${french.sid}`)).toEqual([]);
    });
  },
);

it('says the same of an account out of scope as of one that does not exist', async () => {
  const { token } = await aStaffMember(gatehouse.database, { scope: { countries: ['DE'] } });
  const get = async (sid: string): Promise<unknown> => {
    const { status, body } = await call<{ detail: string }>(
      gatehouse,
      asStaff({ token }),
      'GET',
      `/api/accounts/${sid}`,
    );
    return { status, detail: body.detail.replace(sid, 'SID') };
  };
  expect(await get(french.sid)).toEqual(await get(`AC${'0'.repeat(32)}`));
});

it('keeps a narrowed senior reviewer from placing a hold out of scope', async () => {
  const { token } = await aStaffMember(gatehouse.database, { scope: { countries: ['DE'] } });
  const place = (account: string) =>
    call(gatehouse, asStaff({ token }), 'POST', '/api/holds', {
      account,
      code: 'high_risk_signup',
      note: 'x',
    });
  expect((await place(french.sid)).status).toBe(404);
});
