import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { DAY } from '../../../src/kernel/clock.js';
import type { HoldView } from '../../../src/holds/hold.views.js';
import { asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  aHold,
  anAccount,
  aStaffMember,
  type BuiltAccount,
  type BuiltStaff,
} from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  const PLATFORM_WEBHOOK_SECRET = `whsec_${randomBytes(32).toString('base64')}`;
  const env = { PLATFORM_WEBHOOK_URL: 'https://platform.example/hook', PLATFORM_WEBHOOK_SECRET };
  gatehouse = await startTestApp(env, { worker: false });
  senior = await aStaffMember(gatehouse.database);
});
afterAll(() => gatehouse.stop());

/** What the platform is promised to be told of the account and its subaccounts. */
async function toldOf(account: BuiltAccount): Promise<readonly string[]> {
  const rows = await rowsIn<{ told: string }>(
    gatehouse.database,
    `SELECT template || ' ' || (payload ->> 'account') AS told FROM outbox_messages
     WHERE channel = 'webhook' AND account_id IN (SELECT id FROM accounts WHERE $1 IN (id, parent_id)) ORDER BY created_at, id`,
    [account.id],
  );
  return rows.map(({ told }) => told);
}

const place = (account: BuiltAccount) =>
  call<HoldView>(gatehouse, asStaff(senior), 'POST', '/api/holds', {
    account: account.sid,
    code: 'terms_violation',
    note: 'Sold numbers on.',
  });

describe('the platform is told that permissions changed', () => {
  it('when a hold is placed and when it is released by hand, once for an account with subaccounts', async () => {
    const account = await anAccount(gatehouse.database);
    await anAccount(gatehouse.database, { parentId: account.id });

    const { body: hold } = await place(account);
    expect(await toldOf(account)).toEqual([`permissions.changed ${account.sid}`]);
    await call(gatehouse, asStaff(senior), 'POST', `/api/holds/${hold.sid}/release`, { note: 'Settled.' });

    expect(await toldOf(account)).toHaveLength(2);
  });

  it('when a hold ends by its time', async () => {
    const account = await anAccount(gatehouse.database);
    const until = new Date(gatehouse.clock.now().getTime() + DAY);
    await aHold(gatehouse.database, account, { until });

    await gatehouse.app.get(DueTasks).runAll(until);

    expect(await toldOf(account)).toEqual([`permissions.changed ${account.sid}`]);
  });

  it('when an account is closed', async () => {
    const account = await anAccount(gatehouse.database);
    await anAccount(gatehouse.database, { parentId: account.id });

    await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/close`, { reason: 'Ended.' });

    expect(await toldOf(account)).toEqual([`permissions.changed ${account.sid}`]);
  });
});
