import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { HOUR, MINUTE } from '../../../src/kernel/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltStaff } from '../../support/builders.js';
import { PageVisitor, type VisitedPage } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, PASSWORD } from '../../support/signed-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

async function tryPassword(email: string, password: string): Promise<VisitedPage> {
  return new PageVisitor(gatehouse.url).fillIn('/sign-in', { email, password });
}

async function fail(staff: BuiltStaff, times: number): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++)
    expect((await tryPassword(staff.email, 'wrong password here')).status).toBe(422);
}

/** What a person reads, without what differs on every page. */
function said(page: VisitedPage): string {
  return page.html.replaceAll(/content="[^"]*"|value="[^"]*"/g, '');
}

describe('after five wrong passwords', () => {
  it('refuses even the right one for 15 minutes, then takes it', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    await fail(staff, 5);

    expect((await tryPassword(staff.email, PASSWORD)).status).toBe(422);
    gatehouse.clock.advance(15 * MINUTE - 5_000);
    expect((await tryPassword(staff.email, PASSWORD)).status).toBe(422);
    gatehouse.clock.advance(10_000);
    expect((await tryPassword(staff.email, PASSWORD)).status).toBe(303);
  });

  it('doubles the time with the next wrong one', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    await fail(staff, 5);
    gatehouse.clock.advance(15 * MINUTE + 1000);
    await fail(staff, 1);

    gatehouse.clock.advance(29 * MINUTE);
    expect((await tryPassword(staff.email, PASSWORD)).status).toBe(422);
    gatehouse.clock.advance(2 * MINUTE);
    expect((await tryPassword(staff.email, PASSWORD)).status).toBe(303);
  });

  it('does not count attempts while locked, so that the owner is not kept out for ever', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    await fail(staff, 12);
    gatehouse.clock.advance(15 * MINUTE + 1000);
    expect((await tryPassword(staff.email, PASSWORD)).status).toBe(303);
  });
});

it('starts counting anew after a right password', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  await fail(staff, 4);
  expect((await tryPassword(staff.email, PASSWORD)).status).toBe(303);
  await fail(staff, 4);
  expect((await tryPassword(staff.email, PASSWORD)).status).toBe(303);
});

it('gives twenty guesses at once no more tries than five one after the other', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  await Promise.all(Array.from({ length: 20 }, () => tryPassword(staff.email, 'wrong password here')));

  const [row] = await rowsIn<{ failed_attempts: number }>(
    gatehouse.database,
    'SELECT failed_attempts FROM staff WHERE id = $1',
    [staff.id],
  );
  expect(row?.failed_attempts).toBe(5);
});

it('says the same for an unknown e-mail, a wrong password, a locked sign-in and a disabled person', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  const locked = await aStaffMemberWithPassword(gatehouse);
  await fail(locked, 5);
  const disabled = await aStaffMemberWithPassword(gatehouse);
  await rowsIn(gatehouse.database, 'UPDATE staff SET disabled_at = now() WHERE id = $1', [disabled.id]);

  const answers = [
    await tryPassword('nobody@gatehouse.example', PASSWORD),
    await tryPassword(staff.email, 'wrong password here'),
    await tryPassword(locked.email, PASSWORD),
    await tryPassword(disabled.email, PASSWORD),
  ];

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
  expect(new Set(answers.map(said)).size).toBe(1);
});

it('compares a password for an unknown e-mail as for a known one, so that time tells nobody who is on the staff', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  const verify = vi.spyOn(gatehouse.app.get(Passwords), 'verify');

  await tryPassword(staff.email, 'wrong password here');
  await tryPassword('nobody@gatehouse.example', 'wrong password here');

  const compared = verify.mock.calls.map(([hash, typed]) => [hash === null ? 'nobody' : 'somebody', typed]);
  verify.mockRestore();
  expect(compared).toEqual([
    ['somebody', 'wrong password here'],
    ['nobody', 'wrong password here'],
  ]);
});

it('keeps every attempt in the ledger, with the reason and the address, never with what was typed', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  await fail(staff, 5);
  await tryPassword(staff.email, PASSWORD);
  gatehouse.clock.advance(HOUR);
  await tryPassword(staff.email, PASSWORD);

  const events = await rowsIn<{ action: string; reason: string | null; ip: string; detail: object }>(
    gatehouse.database,
    `SELECT action, detail->>'reason' AS reason, ip, detail FROM audit_events WHERE subject_id = $1 ORDER BY id`,
    [staff.id],
  );
  expect(events.map(({ action, reason }) => [action, reason])).toEqual([
    ...Array.from({ length: 5 }, () => ['staff.sign_in_refused', 'wrong']),
    ['staff.sign_in_refused', 'locked'],
    ['staff.signed_in', null],
  ]);
  expect(new Set(events.map(({ ip }) => ip))).toEqual(new Set(['127.0.0.1']));
  expect(JSON.stringify(events)).not.toContain('wrong password here');
});
