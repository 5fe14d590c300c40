import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyView, NewApiKeyView } from '../../../src/accounts/account.views.js';
import type { Page } from '../../../src/kernel/page.js';
import { asCustomer, call, PLATFORM, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const keysOf = (account: BuiltAccount) => `/api/accounts/${account.sid}/api-keys`;
const create = (by: Caller, account: BuiltAccount, body?: unknown) =>
  call<NewApiKeyView>(gatehouse, by, 'POST', keysOf(account), body);
const asKey = ({ sid, secret }: NewApiKeyView) => asCustomer({ sid, authToken: secret });

describe('API keys', () => {
  it('a key signs in for its account with the secret that is shown once', async () => {
    const account = await anAccount(gatehouse.database);

    const created = await create(asCustomer(account), account, { friendlyName: 'Server' });
    const used = await call(gatehouse, asKey(created.body), 'GET', `/api/accounts/${account.sid}`);
    const listed = await call<Page<ApiKeyView>>(gatehouse, asKey(created.body), 'GET', keysOf(account));

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      sid: expect.stringMatching(/^SK[0-9a-f]{32}$/),
      secret: expect.stringMatching(/^[\w-]{43}$/),
      friendlyName: 'Server',
    });
    expect(used.status).toBe(200);
    const { sid, friendlyName, createdAt } = created.body;
    expect(listed.body).toEqual({ items: [{ sid, friendlyName, createdAt }], nextCursor: null });
  });

  it('the secret is stored nowhere in clear, not even in the audit trail', async () => {
    const account = await anAccount(gatehouse.database);
    const { secret } = (await create(PLATFORM, account)).body;

    const rows = await rowsIn(
      gatehouse.database,
      `SELECT k::text FROM api_keys k WHERE account_id = $1 UNION ALL SELECT e::text FROM audit_events e WHERE account_id = $1`,
      [account.id],
    );

    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('a revoked key is refused at once and gone from the list; the others stay', async () => {
    const account = await anAccount(gatehouse.database);
    const { body: dead } = await create(PLATFORM, account);
    const { body: live } = await create(PLATFORM, account);

    const revoked = await call(gatehouse, asKey(live), 'DELETE', `${keysOf(account)}/${dead.sid}`);
    const again = await call(gatehouse, asKey(live), 'DELETE', `${keysOf(account)}/${dead.sid}`);
    const used = await call(gatehouse, asKey(dead), 'GET', `/api/accounts/${account.sid}`);
    const listed = await call<Page<ApiKeyView>>(gatehouse, asKey(live), 'GET', keysOf(account));

    expect([revoked.status, again.status, used.status]).toEqual([204, 404, 401]);
    expect(listed.body.items.map(({ sid }) => sid)).toEqual([live.sid]);
  });

  it('are paged, the newest first', async () => {
    const account = await anAccount(gatehouse.database);
    const made: string[] = [];
    for (let count = 0; count < 3; count++) made.unshift((await create(PLATFORM, account)).body.sid);

    const first = await call<Page<ApiKeyView>>(gatehouse, PLATFORM, 'GET', `${keysOf(account)}?limit=2`);
    const rest = await call<Page<ApiKeyView>>(
      gatehouse,
      PLATFORM,
      'GET',
      `${keysOf(account)}?limit=2&cursor=${String(first.body.nextCursor)}`,
    );

    expect([...first.body.items, ...rest.body.items].map(({ sid }) => sid)).toEqual(made);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('a parent makes and revokes those of its subaccount', async () => {
    const parent = await anAccount(gatehouse.database);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });

    const created = await create(asCustomer(parent), subaccount);
    const revoked = await call(
      gatehouse,
      asCustomer(parent),
      'DELETE',
      `${keysOf(subaccount)}/${created.body.sid}`,
    );

    expect([created.status, revoked.status]).toEqual([201, 204]);
  });

  it('of a foreign account do not exist: not to make, list or revoke, nor under an own account', async () => {
    const account = await anAccount(gatehouse.database);
    const stranger = await anAccount(gatehouse.database);
    const { body: key } = await create(PLATFORM, account);
    const by = asCustomer(stranger);

    const statuses = [
      (await create(by, account)).status,
      (await call(gatehouse, by, 'GET', keysOf(account))).status,
      (await call(gatehouse, by, 'DELETE', `${keysOf(account)}/${key.sid}`)).status,
      (await call(gatehouse, by, 'DELETE', `${keysOf(stranger)}/${key.sid}`)).status,
    ];

    expect(statuses).toEqual([404, 404, 404, 404]);
    expect((await call(gatehouse, asKey(key), 'GET', `/api/accounts/${account.sid}`)).status).toBe(200);
  });

  it('are not made for a closed account', async () => {
    const account = await anAccount(gatehouse.database, { status: 'closed', closedAt: new Date() });
    const answer = await create(PLATFORM, account);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'account_closed' });
  });

  it('are recorded, who made and who revoked', async () => {
    const account = await anAccount(gatehouse.database);
    const { body: key } = await create(asCustomer(account), account, { friendlyName: 'Server' });
    await call(gatehouse, PLATFORM, 'DELETE', `${keysOf(account)}/${key.sid}`);

    const events = await rowsIn(
      gatehouse.database,
      `SELECT action, actor_kind FROM audit_events WHERE account_id = $1 ORDER BY id`,
      [account.id],
    );
    expect(events).toEqual([
      { action: 'api_key.created', actor_kind: 'customer' },
      { action: 'api_key.revoked', actor_kind: 'platform' },
    ]);
  });
});
