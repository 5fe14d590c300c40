import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountClosing } from '../../../src/accounts/account-closing.js';
import { CloseAccount } from '../../../src/accounts/close-account.js';
import { lockAccount } from '../../../src/accounts/locked-account.js';
import type { Statement } from '../../../src/database/statement.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { ConflictError } from '../../../src/kernel/errors.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { statusOf } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';

const PLATFORM = { kind: 'platform', keyId: null, label: 'platform' } as const;

let gatehouse: TestApp;
let closing: AccountClosing;
let closeAccount: CloseAccount;
let unitOfWork: UnitOfWork;
beforeEach(async () => {
  gatehouse = await startTestApp();
  closing = gatehouse.app.get(AccountClosing, { strict: false });
  closeAccount = gatehouse.app.get(CloseAccount, { strict: false });
  unitOfWork = gatehouse.app.get(UnitOfWork, { strict: false });
});
afterEach(() => gatehouse.stop());

/** Whether another transaction holds the account's row. */
async function isLocked(accountId: string): Promise<boolean> {
  const free = await rowsIn(
    gatehouse.database,
    `SELECT id FROM accounts WHERE id = $1 FOR UPDATE SKIP LOCKED`,
    [accountId],
  );
  return free.length === 0;
}

/** A row that stands for a case: whoever decides locks it, then the account. */
const SOME_CASE: Statement = {
  name: 'lock-some-case',
  text: `SELECT name FROM settings WHERE name = 'some-case' FOR UPDATE`,
  values: [],
};

/** Until some transaction waits for a row of another; a second is more than enough. */
async function waitUntilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const waiting = await rowsIn(
      gatehouse.database,
      `SELECT l.pid FROM pg_locks l JOIN pg_stat_activity s ON s.pid = l.pid
       WHERE NOT l.granted AND s.datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await setTimeout(10);
  }
  throw new Error('Nobody waited.');
}

describe('what must end with an account', () => {
  it('ends before the account is locked, and once more after, for what was opened between', async () => {
    const account = await anAccount(gatehouse.database);
    const seen: boolean[] = [];
    closing.register(async (_tx, { id }) => void seen.push(await isLocked(id)));

    await closeAccount.close(PLATFORM, account.id, 'Over.');

    expect(seen).toEqual([false, true]);
  });

  it('ends for the subaccounts as well, each before it is locked, with who closed and when', async () => {
    const parent = await anAccount(gatehouse.database);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    const closed = await anAccount(gatehouse.database, { parentId: parent.id, status: 'closed' });
    const seen: unknown[] = [];
    closing.register(
      async (_tx, { id }, { actor, at }) =>
        void seen.push([id, await isLocked(id), actor.kind, at instanceof Date]),
    );

    await closeAccount.close(PLATFORM, parent.id, 'Over.');

    expect(seen).toEqual([
      [parent.id, false, 'platform', true],
      [parent.id, true, 'platform', true],
      [subaccount.id, false, 'platform', true],
      [subaccount.id, true, 'platform', true],
    ]);
    expect(JSON.stringify(seen)).not.toContain(closed.id);
  });

  it('when one thing cannot end, nothing is closed', async () => {
    const parent = await anAccount(gatehouse.database);
    const subaccount = await anAccount(gatehouse.database, { parentId: parent.id });
    closing.register((tx, { id }) => {
      tx.write({ name: 'set-mark', text: `INSERT INTO settings VALUES ($1, 'true', now())`, values: [id] });
      return Promise.resolve();
    });
    closing.register((_tx, { id }) =>
      id === subaccount.id
        ? Promise.reject(new ConflictError('cannot_end', 'Something cannot end.'))
        : Promise.resolve(),
    );

    await expect(closeAccount.close(PLATFORM, parent.id, 'Over.')).rejects.toThrow();

    expect(await statusOf(gatehouse.database, parent)).toBe('active');
    expect(await statusOf(gatehouse.database, subaccount)).toBe('active');
    expect(await rowsIn(gatehouse.database, `SELECT name FROM settings WHERE value = 'true'`)).toEqual([]);
  });

  it('never waits in a circle with a decision, which locks the case and then the account', async () => {
    await rowsIn(gatehouse.database, `INSERT INTO settings VALUES ('some-case', '0', now())`);
    const account = await anAccount(gatehouse.database);
    closing.register(async (tx) => void (await tx.query(SOME_CASE)));
    let closed: Promise<unknown> = Promise.resolve();

    const decided = unitOfWork.run(async (tx) => {
      await tx.query(SOME_CASE);
      closed = closeAccount.close(PLATFORM, account.id, 'Over.');
      await waitUntilSomebodyWaits();
      return (await lockAccount(tx, account.id)).status;
    });

    expect(await decided).toBe('active');
    await closed;
    expect(await statusOf(gatehouse.database, account)).toBe('closed');
  });
});
