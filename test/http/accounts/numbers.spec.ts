import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

interface NumberBody {
  readonly sid: string;
  readonly account: string;
  readonly phoneNumber: string;
  readonly tollFree: boolean;
  readonly trafficState: string;
  readonly code?: string;
}

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

function add(account: { readonly sid: string }, phoneNumber: unknown) {
  return call<NumberBody>(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/numbers`, {
    phoneNumber,
  });
}

function transfer(number: string, toAccount: string) {
  return call<NumberBody>(gatehouse, PLATFORM, 'POST', `/api/numbers/${number}/transfer`, { toAccount });
}

async function listed(account: BuiltAccount, caller = PLATFORM): Promise<string[]> {
  const path = `/api/accounts/${account.sid}/numbers`;
  const { body } = await call<{ items: NumberBody[] }>(gatehouse, caller, 'GET', path);
  return body.items.map((number) => number.phoneNumber);
}

describe('the platform gives an account a number', () => {
  it('W13, W2: a toll-free number of North America begins restricted, another one may send at once', async () => {
    const account = await anAccount(gatehouse.database);

    const tollFree = await add(account, '+18005550100');
    const ordinary = await add(account, '+4915112345678');

    expect(tollFree).toMatchObject({
      status: 201,
      body: { account: account.sid, phoneNumber: '+18005550100', tollFree: true, trafficState: 'restricted' },
    });
    expect(tollFree.body.sid).toMatch(/^PN[0-9a-f]{32}$/);
    expect(ordinary).toMatchObject({ status: 201, body: { tollFree: false, trafficState: 'verified' } });
    expect(await listed(account)).toEqual(['+4915112345678', '+18005550100']);
    const got = await call(gatehouse, PLATFORM, 'GET', `/api/numbers/${tollFree.body.sid}`);
    expect(got).toMatchObject({ status: 200, body: tollFree.body });
  });

  it('has one owner for a number: the second account is refused, until the first gives it up', async () => {
    const [first, second] = [await anAccount(gatehouse.database), await anAccount(gatehouse.database)];
    const { body: owned } = await add(first, '+18885550101');

    const refused = await add(second, '+18885550101');
    const released = await call(gatehouse, PLATFORM, 'DELETE', `/api/numbers/${owned.sid}`);
    const taken = await add(second, '+18885550101');

    expect(refused).toMatchObject({ status: 409, body: { code: 'number_taken' } });
    expect(refused.text).not.toContain(first.sid);
    expect([released.status, taken.status]).toEqual([204, 201]);
    const gone = await call(gatehouse, PLATFORM, 'GET', `/api/numbers/${owned.sid}`);
    const again = await call(gatehouse, PLATFORM, 'DELETE', `/api/numbers/${owned.sid}`);
    expect([gone.status, again.status]).toEqual([404, 404]);
  });

  it('gives it to one of fifty accounts that ask for it at the same time', async () => {
    const accounts = await Promise.all(Array.from({ length: 50 }, () => anAccount(gatehouse.database)));

    const answers = await Promise.all(accounts.map((account) => add(account, '+18445550102')));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it.each([
    '+1',
    '18005550100',
    '+999123456',
    '+12345',
    'call me',
    '+1800555010012345',
    '+4407901234567',
    5,
    null,
  ])('refuses %j as a number', async (phoneNumber) => {
    const account = await anAccount(gatehouse.database);
    const answer = await add(account, phoneNumber);
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'phoneNumber' })]) },
    });
  });

  it('gives nothing to a closed account or to none', async () => {
    const closed = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });
    const refused = await add(closed, '+18335550103');
    const nobody = await add({ sid: 'AC00000000000000000000000000000000' }, '+18335550103');
    expect(refused).toMatchObject({ status: 409, body: { code: 'account_closed' } });
    expect(nobody.status).toBe(404);
  });
});

describe('a number that moves to another account', () => {
  it('W52: has a new sid there and is restricted again, whatever it was verified for before', async () => {
    const [from, to] = [await anAccount(gatehouse.database), await anAccount(gatehouse.database)];
    const { body: before } = await add(from, '+18665550104');
    await rowsIn(gatehouse.database, `UPDATE numbers SET traffic_state = 'verified' WHERE phone_e164 = $1`, [
      '+18665550104',
    ]);

    const moved = await transfer(before.sid, to.sid);

    expect(moved).toMatchObject({
      status: 200,
      body: { account: to.sid, phoneNumber: '+18665550104', tollFree: true, trafficState: 'restricted' },
    });
    expect(moved.body.sid).not.toBe(before.sid);
    expect(await listed(from)).toEqual([]);
    expect(await listed(to)).toEqual(['+18665550104']);
    const audit = await rowsIn(
      gatehouse.database,
      `SELECT action, account_id FROM audit_events WHERE action LIKE 'number.%' AND account_id = ANY($1) ORDER BY action`,
      [[from.id, to.id]],
    );
    expect(audit).toEqual([
      { action: 'number.added', account_id: from.id },
      { action: 'number.released', account_id: from.id },
      { action: 'number.transferred', account_id: to.id },
    ]);
  });

  it('goes to one account, even when two transfers race', async () => {
    const accounts = await Promise.all(Array.from({ length: 3 }, () => anAccount(gatehouse.database)));
    const { body: number } = await add({ sid: accounts[0]?.sid ?? '' }, '+18775550105');

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => transfer(number.sid, accounts[1 + (n % 2)]?.sid ?? '')),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(19);
  });

  it('does not go where it is, to a closed account, or to none', async () => {
    const [from, closed] = [
      await anAccount(gatehouse.database),
      await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() }),
    ];
    const { body: number } = await add(from, '+18555550106');

    const same = await transfer(number.sid, from.sid);
    const shut = await transfer(number.sid, closed.sid);
    const nobody = await transfer(number.sid, 'AC00000000000000000000000000000000');

    expect(same).toMatchObject({ status: 409, body: { code: 'number_already_there' } });
    expect(shut).toMatchObject({ status: 409, body: { code: 'account_closed' } });
    expect(nobody.status).toBe(404);
    expect(await listed(from)).toEqual(['+18555550106']);
  });
});

describe('a customer', () => {
  it('reads the numbers of its account and of its subaccounts, and of no other', async () => {
    const account = await anAccount(gatehouse.database);
    const subaccount = await anAccount(gatehouse.database, { parentId: account.id });
    const stranger = await anAccount(gatehouse.database);
    await add(subaccount, '+420601123456');

    expect(await listed(subaccount, asCustomer(account))).toEqual(['+420601123456']);
    const path = `/api/accounts/${subaccount.sid}/numbers`;
    const refused = await call(gatehouse, asCustomer(stranger), 'GET', path);
    expect(refused.status).toBe(404);
  });
});

it('releases the numbers of an account that is closed, and of its subaccounts', async () => {
  const account = await anAccount(gatehouse.database);
  const subaccount = await anAccount(gatehouse.database, { parentId: account.id });
  await add(account, '+420601123457');
  await add(subaccount, '+420601123458');

  await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/close`, { reason: 'Left.' });

  const other = await anAccount(gatehouse.database);
  expect((await add(other, '+420601123457')).status).toBe(201);
  expect((await add(other, '+420601123458')).status).toBe(201);
});
