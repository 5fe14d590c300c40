import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, PLATFORM, type Answer } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { aGrant } from '../../support/grants.js';

interface Checked {
  readonly allowed: boolean;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  readonly code?: string;
}

const GERMAN = '+4915112345678';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

function check(account: { readonly sid: string }, asked: object = {}): Promise<Answer<Checked>> {
  const body = { account: account.sid, service: 'sms', to: GERMAN, ...asked };
  return call<Checked>(gatehouse, PLATFORM, 'POST', '/api/permissions/check', body);
}

/** The codes of the reasons, none when it is allowed. */
async function reasons(account: BuiltAccount, asked: object = {}): Promise<string[]> {
  const { status, body } = await check(account, asked);
  expect(status).toBe(200);
  expect(body.allowed).toBe(body.reasons.length === 0);
  return body.reasons.map(({ code }) => code);
}

async function aSender(overrides: Parameters<typeof aGrant>[2] = {}): Promise<BuiltAccount> {
  const account = await anAccount(gatehouse.database, { mode: 'production' });
  await aGrant(gatehouse.database, account, overrides);
  return account;
}

async function setRule(country: string, voice: string): Promise<void> {
  await rowsIn(gatehouse.database, `UPDATE country_rules SET voice = $2 WHERE country = $1`, [
    country,
    voice,
  ]);
}

describe('who may send', () => {
  it('T1: a contracted account may at once, without any permission', async () => {
    const contracted = await anAccount(gatehouse.database, { plan: 'contracted' });
    expect(await reasons(contracted)).toEqual([]);
  });

  it('T2: a self-service account may not, until its permission is granted', async () => {
    const account = await anAccount(gatehouse.database);
    const before = await reasons(account);
    await aGrant(gatehouse.database, account);
    expect([before, await reasons(account)]).toEqual([['outbound_not_enabled'], []]);
  });

  it('T2: a request that is not granted is no permission', async () => {
    for (const status of ['open', 'in_review', 'in_discussion', 'rejected', 'closed', 'withdrawn'] as const) {
      const account = await aSender({ status });
      expect(await reasons(account)).toEqual(['outbound_not_enabled']);
    }
  });

  it('T2: a subaccount sends on the permission of its parent', async () => {
    const parent = await aSender();
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    expect(await reasons(subaccount)).toEqual([]);
  });

  it('P3: on hold, nothing may be sent; P4: restricted, neither', async () => {
    const [held, restricted] = [await aSender(), await aSender()];
    await aHold(gatehouse.database, held);
    await aHold(gatehouse.database, restricted, { kind: 'restriction' });
    expect(await reasons(held)).toEqual(['account_on_hold']);
    expect(await reasons(restricted, { service: 'voice' })).toEqual(['account_restricted']);
  });

  it('P4: with some services restricted, the others may be used', async () => {
    const account = await aSender();
    await aHold(gatehouse.database, account, { kind: 'restriction', services: ['voice', 'trunk'] });
    expect(await reasons(account, { service: 'voice' })).toEqual(['service_restricted']);
    expect(await reasons(account, { service: 'sms' })).toEqual([]);
  });

  it('P3, P4: what stands against the parent stands against its subaccounts, not the other way round', async () => {
    const parent = await aSender();
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    const sibling = await anAccount(gatehouse.database, { parentId: parent.id });
    await aHold(gatehouse.database, sibling);
    const before = [await reasons(parent), await reasons(subaccount)];
    await aHold(gatehouse.database, parent);
    expect(before).toEqual([[], []]);
    expect(await reasons(subaccount)).toEqual(['account_on_hold']);
  });

  it('P3: a hold that was released stands against nothing', async () => {
    const account = await aSender();
    const senior = asStaff(await aStaffMember(gatehouse.database));
    const hold = await aHold(gatehouse.database, account);
    await call(gatehouse, senior, 'POST', `/api/holds/${hold.sid}/release`, { note: 'Mistaken.' });
    expect(await reasons(account)).toEqual([]);
  });

  it('P32: says nothing of why an account is held', async () => {
    const account = await aSender();
    await aHold(gatehouse.database, account, { code: 'phishing_or_spam', note: 'Seen phishing.' });
    const { text } = await check(account);
    expect(text).not.toMatch(/phish|spam/i);
  });

  it('says everything that stands against it at once, always in the same order', async () => {
    const account = await anAccount(gatehouse.database);
    await aHold(gatehouse.database, account, { kind: 'restriction', services: ['sms'] });
    await aHold(gatehouse.database, account, { kind: 'restriction' });
    await aHold(gatehouse.database, account);
    const asked = { to: '+5352345678', from: '+4930123456' };
    const all = [
      'account_on_hold',
      'account_restricted',
      'service_restricted',
      'outbound_not_enabled',
      'country_restricted',
      'number_not_owned',
    ];
    expect(await reasons(account, asked)).toEqual(all);
    expect(await reasons(account, asked)).toEqual(all);
  });

  it('says that a closed account is closed', async () => {
    const account = await anAccount(gatehouse.database, {
      plan: 'contracted',
      status: 'closed',
      closedAt: new Date(),
    });
    expect(await reasons(account)).toEqual(['account_closed']);
  });
});

describe('what was agreed with the permission', () => {
  it('T16: only the countries and services that were agreed', async () => {
    const account = await aSender({ conditionCountries: ['DE', 'FR'], conditionServices: ['sms'] });
    expect(await reasons(account)).toEqual([]);
    expect(await reasons(account, { to: '+33612345678' })).toEqual([]);
    expect(await reasons(account, { to: '+420601123456' })).toEqual(['condition_country']);
    expect(await reasons(account, { service: 'voice' })).toEqual(['condition_service']);
  });

  it('T16: up to the daily limit, counting the account and its subaccounts on the UTC day', async () => {
    const account = await aSender({ conditionDailyUnits: 100 });
    const subaccount = await anAccount(gatehouse.database, { parentId: account.id });
    const today = gatehouse.clock.now();
    const use = (accountId: string, day: Date, units: number) =>
      rowsIn(gatehouse.database, `INSERT INTO usage_days (account_id, day, units) VALUES ($1, $2, $3)`, [
        accountId,
        day.toISOString().slice(0, 10),
        units,
      ]);
    await use(account.id, new Date(today.getTime() - 86_400_000), 5000);
    await use(account.id, today, 60);
    const below = await reasons(account);
    await use(subaccount.id, today, 40);
    expect(below).toEqual([]);
    expect(await reasons(account)).toEqual(['condition_daily_cap']);
    expect(await reasons(subaccount)).toEqual(['condition_daily_cap']);
  });

  it('T16: until the day that was agreed', async () => {
    const now = gatehouse.clock.now().getTime();
    const ended = await aSender({ conditionUntil: new Date(now - 1000) });
    const running = await aSender({ conditionUntil: new Date(now + 60_000) });
    expect([await reasons(ended), await reasons(running)]).toEqual([['condition_ended'], []]);
  });

  it('T10, T13: no free content, and proof that recipients agreed, where that was agreed', async () => {
    const account = await aSender({ conditionNoFreeForm: true, conditionOptInProof: true });
    expect(await reasons(account)).toEqual(['condition_content', 'condition_opt_in']);
    expect(await reasons(account, { freeForm: true, optIn: false })).toEqual([
      'condition_content',
      'condition_opt_in',
    ]);
    expect(await reasons(account, { freeForm: false, optIn: true })).toEqual([]);
  });

  it('T1: binds no contracted account', async () => {
    const account = await anAccount(gatehouse.database, { plan: 'contracted' });
    await aGrant(gatehouse.database, account, { conditionCountries: ['FR'] });
    expect(await reasons(account)).toEqual([]);
  });
});

describe('where it goes', () => {
  it('P2: a blocked country is shut to everybody', async () => {
    const contracted = await anAccount(gatehouse.database, { plan: 'contracted' });
    const agreed = await aSender({ conditionCountries: ['KP'] });
    expect(await reasons(contracted, { to: '+8501921234567' })).toEqual(['country_restricted']);
    expect(await reasons(agreed, { to: '+8501921234567' })).toEqual(['country_restricted']);
  });

  it('P2: one that needs approval is open to contracted accounts and to those with whom it was agreed', async () => {
    await setRule('NO', 'approval');
    const asked = { service: 'voice', to: '+4740612345' };
    const [plain, agreed] = [await aSender(), await aSender({ conditionCountries: ['NO'] })];
    const contracted = await anAccount(gatehouse.database, { plan: 'contracted' });
    expect(await reasons(plain, asked)).toEqual(['country_restricted']);
    expect(await reasons(plain, { ...asked, service: 'sms' })).toEqual([]);
    expect(await reasons(agreed, asked)).toEqual([]);
    expect(await reasons(contracted, asked)).toEqual([]);
  });

  it('P2: numbers of no country are shut', async () => {
    const account = await aSender();
    expect(await reasons(account, { to: '+881612345678' })).toEqual(['country_restricted']);
  });
});

describe('the number that it comes from', () => {
  async function give(account: { sid: string }, phoneNumber: string): Promise<void> {
    const answer = await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/numbers`, {
      phoneNumber,
    });
    expect(answer.status).toBe(201);
  }

  it('must be one of the account or of its parent', async () => {
    const parent = await aSender();
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    const other = await aSender();
    await give(parent, '+4930123456');
    await give(subaccount, '+4930123457');
    expect(await reasons(parent, { from: '+4930123456' })).toEqual([]);
    expect(await reasons(subaccount, { from: '+4930123456' })).toEqual([]);
    expect(await reasons(parent, { from: '+4930123457' })).toEqual(['number_not_owned']);
    expect(await reasons(other, { from: '+4930123456' })).toEqual(['number_not_owned']);
    expect(await reasons(parent, { from: '+4930999999' })).toEqual(['number_not_owned']);
  });

  it('W2: a toll-free number sends no SMS before it is verified, and may call', async () => {
    const account = await aSender();
    await give(account, '+18005550177');
    const from = { from: '+18005550177' };
    const before = [await reasons(account, from), await reasons(account, { ...from, service: 'voice' })];
    await rowsIn(gatehouse.database, `UPDATE numbers SET traffic_state = 'pending' WHERE phone_e164 = $1`, [
      '+18005550177',
    ]);
    const pending = await reasons(account, from);
    await rowsIn(gatehouse.database, `UPDATE numbers SET traffic_state = 'verified' WHERE phone_e164 = $1`, [
      '+18005550177',
    ]);
    expect(before).toEqual([['30032'], []]);
    expect(pending).toEqual(['30032']);
    expect(await reasons(account, from)).toEqual([]);
  });
});
