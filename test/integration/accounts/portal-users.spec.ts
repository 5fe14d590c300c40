import { afterAll, beforeAll, expect, it } from 'vitest';
import { Account } from '../../../src/accounts/account.entity.js';
import type { PortalUser } from '../../../src/accounts/portal-user.entity.js';
import {
  accountsOfMember,
  ensurePortalUser,
  membersOfAccount,
  portalUserByEmail,
} from '../../../src/accounts/portal-users.js';
import { Database } from '../../../src/database/database.js';
import { insertRow } from '../../../src/database/rows.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { newId } from '../../../src/kernel/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { anAccountRow } from '../../unit/accounts/an-account-row.js';

let gatehouse: TestApp;
let unitOfWork: UnitOfWork;
let database: Database;
beforeAll(async () => {
  gatehouse = await startTestApp();
  unitOfWork = gatehouse.app.get(UnitOfWork, { strict: false });
  database = gatehouse.app.get(Database, { strict: false });
});
afterAll(() => gatehouse.stop());

const AT = new Date('2026-11-22T10:00:00Z');
const ensure = (email: string, account: Pick<BuiltAccount, 'id'>) =>
  unitOfWork.run((tx) => ensurePortalUser(tx, email, account.id, AT));

it('makes a person once for an address, whatever its capitals, and a member of each account', async () => {
  const first = await anAccount(gatehouse.database);
  const second = await anAccount(gatehouse.database);

  const made = await ensure('Mira@People.example', first);
  const found = await ensure('mira@people.EXAMPLE', second);
  const again = await ensure('Mira@People.example', first);

  expect(made).toEqual({ id: made.id, email: 'Mira@People.example', hasPassword: false });
  expect([found, again]).toEqual([made, made]);
  const accounts = await database.query<{ accountId: string }>(accountsOfMember(made.id));
  expect(accounts.map(({ accountId }) => accountId).sort()).toEqual([first.id, second.id].sort());
});

it('makes one person of many signups at once', async () => {
  const accounts = await Promise.all(Array.from({ length: 8 }, () => anAccount(gatehouse.database)));

  const people = await Promise.all(accounts.map((account) => ensure('crowd@people.example', account)));

  expect(new Set(people.map(({ id }) => id)).size).toBe(1);
  const accountsOf = await database.query(accountsOfMember(people[0]?.id ?? ''));
  expect(accountsOf).toHaveLength(8);
});

it('takes an account that is written in the same transaction, and leaves nobody behind when that fails', async () => {
  const built = await anAccount(gatehouse.database);
  const row = anAccountRow({ id: newId(AT) });

  const person = await unitOfWork.run((tx) => {
    tx.write(insertRow(Account, row));
    return ensurePortalUser(tx, 'new@people.example', row.id, AT);
  });
  const failing = unitOfWork.run(async (tx) => {
    await ensurePortalUser(tx, 'lost@people.example', built.id, AT);
    throw new Error('The signup failed.');
  });

  await expect(failing).rejects.toThrow('The signup failed.');
  const members = await database.query<PortalUser>(membersOfAccount(row.id));
  expect(members.map(({ id }) => id)).toEqual([person.id]);
  expect(await database.query(portalUserByEmail('lost@people.example'))).toEqual([]);
});

it('knows who has a password', async () => {
  const account = await anAccount(gatehouse.database);
  const { id } = await ensure('set@people.example', account);
  await rowsIn(gatehouse.database, `UPDATE portal_users SET password_hash = 'hash' WHERE id = $1`, [id]);

  expect(await ensure('SET@people.example', account)).toMatchObject({ id, hasPassword: true });
  expect(await database.find<PortalUser>(portalUserByEmail('Set@People.example'))).toMatchObject({
    id,
    passwordHash: 'hash',
    failedAttempts: 0,
  });
});
