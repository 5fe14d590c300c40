import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asStaff, call, PLATFORM, type Answer, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { aGrant } from '../../support/grants.js';
import type { PermissionMatrixView } from '../../../src/permissions/matrix/matrix.dto.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

function matrixOf(
  account: { readonly sid: string },
  caller: Caller = PLATFORM,
): Promise<Answer<PermissionMatrixView>> {
  return call<PermissionMatrixView>(gatehouse, caller, 'GET', `/api/accounts/${account.sid}/permissions`);
}

async function ofService(account: BuiltAccount, service: string) {
  const { body } = await matrixOf(account);
  const found = body.services.find((one) => one.service === service);
  if (found === undefined) throw new Error(`No ${service} in the matrix.`);
  return found;
}

async function tagOf(account: BuiltAccount): Promise<string> {
  return (await matrixOf(account)).headers.get('etag') ?? '';
}

describe('what an account may do', () => {
  it('T2: nothing goes out of a self-service account before its permission is granted', async () => {
    const account = await anAccount(gatehouse.database);
    const { body } = await matrixOf(account);
    expect(body.account).toBe(account.sid);
    expect(body.services.map(({ service, allowed }) => [service, allowed])).toEqual([
      ['sms', false],
      ['voice', false],
      ['trunk', false],
    ]);
    expect(body.services[0]?.reasons).toEqual([expect.objectContaining({ code: 'outbound_not_enabled' })]);
  });

  it('T1: a contracted account may send at once, also to countries that need approval, never to blocked ones', async () => {
    const account = await anAccount(gatehouse.database, { plan: 'contracted', mode: 'production' });
    const sms = await ofService(account, 'sms');
    expect(sms).toMatchObject({ allowed: true, reasons: [], onlyCountries: null });
    expect(sms.exceptCountries).toContain('KP');
  });

  it('T16: what was agreed is told: countries, services, the daily limit', async () => {
    const account = await anAccount(gatehouse.database, { mode: 'production' });
    await aGrant(gatehouse.database, account, {
      conditionCountries: ['DE', 'KP'],
      conditionServices: ['sms'],
      conditionDailyUnits: 500,
    });
    const { body } = await matrixOf(account);
    expect(body.conditions).toEqual({ countries: ['DE', 'KP'], services: ['sms'], dailyUnits: 500 });
    expect((await ofService(account, 'sms')).onlyCountries).toEqual(['DE']);
    expect((await ofService(account, 'voice')).reasons.map(({ code }) => code)).toEqual([
      'condition_service',
    ]);
  });

  it('P3, P4: a hold stops everything, a restriction of one service only that', async () => {
    const account = await anAccount(gatehouse.database, { mode: 'production' });
    await aGrant(gatehouse.database, account);
    await aHold(gatehouse.database, account, { kind: 'restriction', services: ['voice'] });
    expect((await ofService(account, 'sms')).allowed).toBe(true);
    expect((await ofService(account, 'voice')).reasons.map(({ code }) => code)).toEqual([
      'service_restricted',
    ]);

    await aHold(gatehouse.database, account, { kind: 'hold' });
    expect((await ofService(account, 'sms')).reasons.map(({ code }) => code)).toEqual(['account_on_hold']);
  });

  it('W97: a toll-free number cannot send messages before it is verified', async () => {
    const account = await anAccount(gatehouse.database, { mode: 'production' });
    await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/numbers`, {
      phoneNumber: '+18885550177',
    });
    const { body } = await matrixOf(account);
    expect(body.numbers).toEqual([expect.objectContaining({ phoneNumber: '+18885550177', sms: false })]);
  });
});

describe('the ETag', () => {
  it('answers 304 without a body while nothing has changed, and anew at once when something has', async () => {
    const account = await anAccount(gatehouse.database, { mode: 'production' });
    await aGrant(gatehouse.database, account);
    const etag = await tagOf(account);
    expect(etag).toMatch(/^"[\w-]{32}"$/);

    const same = await matrixOf(account, { ...PLATFORM, 'if-none-match': `"other", W/${etag}` });
    expect([same.status, same.headers.get('etag')]).toEqual([304, etag]);

    await aHold(gatehouse.database, account, { kind: 'hold' });
    const changed = await matrixOf(account, { ...PLATFORM, 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });
});

describe('who may read it', () => {
  it('is for the platform, staff and the customer himself; another account’s is 404', async () => {
    const account = await anAccount(gatehouse.database);
    const other = await anAccount(gatehouse.database);
    const reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
    const statuses = await Promise.all(
      [PLATFORM, asStaff(reviewer), asCustomer(account), asCustomer(other)].map(
        async (caller) => (await matrixOf(account, caller)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 404]);
  });

  it('P32: tells of a hold that there is one, never its code', async () => {
    const account = await anAccount(gatehouse.database, { mode: 'production' });
    await aHold(gatehouse.database, account, { kind: 'hold', code: 'linked_to_held_account' });
    const { body } = await matrixOf(account, asCustomer(account));
    expect(JSON.stringify(body)).not.toContain('linked');
  });
});
