import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, PLATFORM, type Answer } from '../../support/api.js';
import { ADMIN_TOKEN, startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

interface ProblemBody {
  readonly code: string;
}

const ADMIN = asStaff({ token: ADMIN_TOKEN });

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

describe('tokens', () => {
  interface TokenBody {
    readonly sid: string;
    readonly token: string;
    readonly items: readonly { readonly sid: string; readonly name: string }[];
  }

  it('are shown once, do what their owner may do, and stop when revoked', async () => {
    const staff = await aStaffMember(gatehouse.database, { roles: ['auditor'] });
    const path = `/api/staff/${staff.sid}/tokens`;
    const made = await call<TokenBody>(gatehouse, ADMIN, 'POST', path, { name: 'nightly export' });
    expect(made.status).toBe(201);
    const list = await call<TokenBody>(gatehouse, ADMIN, 'GET', path);
    expect(list.body.items.map(({ name }) => name)).toContain('nightly export');
    expect(list.text).not.toContain(made.body.token);
    const stored = await rowsIn<{ row: string }>(
      gatehouse.database,
      'SELECT staff_tokens::text AS row FROM staff_tokens',
    );
    expect(JSON.stringify(stored)).not.toContain(made.body.token);

    const useIt = (): Promise<Answer<unknown>> => call(gatehouse, asStaff(made.body), 'GET', '/api/staff');
    expect((await useIt()).status).toBe(200);
    expect((await call(gatehouse, ADMIN, 'DELETE', `${path}/${made.body.sid}`)).status).toBe(204);
    expect((await useIt()).status).toBe(401);
    expect((await call(gatehouse, ADMIN, 'DELETE', `${path}/${made.body.sid}`)).status).toBe(404);
  });

  it('are not made for somebody disabled, nor under the name of the environment’s', async () => {
    const staff = await aStaffMember(gatehouse.database);
    const make = (name: string): Promise<Answer<ProblemBody>> =>
      call(gatehouse, ADMIN, 'POST', `/api/staff/${staff.sid}/tokens`, { name });
    expect((await make('ADMIN_TOKEN')).body.code).toBe('name_reserved');
    await call(gatehouse, ADMIN, 'PATCH', `/api/staff/${staff.sid}`, { disabled: true, version: 1 });
    expect((await make('late')).body.code).toBe('staff_disabled');
  });

  it('of one person cannot be ended by naming another', async () => {
    const [owner, other] = [await aStaffMember(gatehouse.database), await aStaffMember(gatehouse.database)];
    const made = await call<TokenBody>(gatehouse, ADMIN, 'POST', `/api/staff/${owner.sid}/tokens`, {
      name: 'mine',
    });
    const path = `/api/staff/${other.sid}/tokens/${made.body.sid}`;
    expect((await call(gatehouse, ADMIN, 'DELETE', path)).status).toBe(404);
  });
});

describe('platform keys', () => {
  interface KeyBody {
    readonly sid: string;
    readonly key: string;
  }

  it('open the API to the platform until they are revoked; both are in the ledger', async () => {
    const made = await call<KeyBody>(gatehouse, ADMIN, 'POST', '/api/platform-keys', { name: 'billing' });
    expect(made.status).toBe(201);
    expect(made.body.key.length).toBeGreaterThanOrEqual(32);
    const list = await call(gatehouse, ADMIN, 'GET', '/api/platform-keys');
    expect(list.text).not.toContain(made.body.key);

    // The platform may not read the staff, and a stranger is not even known: the difference shows that the key is good.
    const useIt = async (): Promise<number> =>
      (await call(gatehouse, { authorization: `Bearer ${made.body.key}` }, 'GET', '/api/staff')).status;
    expect(await useIt()).toBe(403);
    expect((await call(gatehouse, ADMIN, 'DELETE', `/api/platform-keys/${made.body.sid}`)).status).toBe(204);
    expect(await useIt()).toBe(401);
    const events = await rowsIn<{ action: string }>(
      gatehouse.database,
      `SELECT action FROM audit_events WHERE subject_kind = 'platform_key' AND detail->>'name' = 'billing' ORDER BY id`,
    );
    expect(events.map(({ action }) => action)).toEqual(['platform_key.created', 'platform_key.revoked']);
  });

  it('from the environment is good too, and in no list', async () => {
    expect((await call(gatehouse, PLATFORM, 'GET', '/api/staff')).status).toBe(403);
    expect(
      (await call<{ items: object[] }>(gatehouse, ADMIN, 'GET', '/api/platform-keys')).body.items,
    ).toEqual([]);
  });
});
