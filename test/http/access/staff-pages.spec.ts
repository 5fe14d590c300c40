import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { mailedLink } from '../../support/mailed-link.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let admin: PageVisitor;
beforeAll(async () => {
  gatehouse = await startTestApp();
  admin = await signedIn(
    gatehouse,
    await aStaffMemberWithPassword(gatehouse, { roles: ['admin'], name: 'Ada Admin' }),
  );
});
afterAll(() => gatehouse.stop());

describe('an admin on the staff pages', () => {
  it('invites somebody, narrowed to what was ticked, and sees the person as invited', async () => {
    const sent = await admin.fillIn('/admin/staff/invite', {
      email: 'noor@gatehouse.example',
      name: 'Noor Haddad',
      roles: ['reviewer', 'analyst'],
      caseTypes: 'reassessment',
      countries: ['DE', 'FR'],
      maxBand: '',
    });
    expect(sent.location).toBe('/admin/staff');

    const { html } = await admin.open('/admin/staff');
    expect(html).toContain('Noor Haddad is invited');
    expect(html).toContain('Reassessment · Germany, France');
    expect(html).toContain('Invited');
    const mails = await rowsIn(
      gatehouse.database,
      `SELECT id FROM outbox_messages WHERE recipient = 'noor@gatehouse.example'`,
    );
    expect(mails).toHaveLength(1);
  });

  it('is told at the field what is wrong, and finds everything still typed and ticked', async () => {
    const { status, html } = await admin.fillIn('/admin/staff/invite', {
      email: 'noor at gatehouse',
      name: 'Noor "the" Second',
      roles: ['auditor'],
      countries: 'BR',
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#field-email"');
    expect(html).toContain('value="noor at gatehouse"');
    expect(html).toContain('value="Noor &quot;the&quot; Second"');
    expect(html).toMatch(/value="auditor" checked/);
    expect(html).toMatch(/value="BR" checked/);
  });

  it('asks for a role when none is ticked', async () => {
    const { html } = await admin.fillIn('/admin/staff/invite', { email: 'x@gatehouse.example', name: 'X' });
    expect(html).toContain('Choose at least one role.');
  });

  it('finds the form filled with what the person has, changes it, and disables with a tick', async () => {
    const staff = await aStaffMember(gatehouse.database, {
      roles: ['reviewer'],
      scope: { countries: ['JP'] },
    });
    const path = `/admin/staff/${staff.sid}`;
    const { html } = await admin.open(path);
    expect(html).toMatch(/value="reviewer" checked/);
    expect(html).toMatch(/value="JP" checked/);

    await admin.submit(path, { name: 'New Name', roles: 'senior_reviewer', disabled: 'true', version: '1' });
    const [row] = await rowsIn(
      gatehouse.database,
      'SELECT name, roles, scope_countries, disabled_at IS NOT NULL AS disabled, version FROM staff WHERE id = $1',
      [staff.id],
    );
    expect(row).toEqual({
      name: 'New Name',
      roles: ['senior_reviewer'],
      scope_countries: null,
      disabled: true,
      version: 2,
    });
  });

  it('is stopped when somebody else changed the person meanwhile', async () => {
    const staff = await aStaffMember(gatehouse.database);
    const path = `/admin/staff/${staff.sid}`;
    await admin.fillIn(path, { name: 'First', roles: 'analyst', version: '1' });
    const late = await admin.submit(path, { name: 'Second', roles: 'reviewer', version: '1' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('was changed meanwhile');
    expect(late.html).toContain('value="Second"');
  });

  it('sees a new platform key once and never again', async () => {
    const made = await admin.fillIn('/admin/platform-keys', { name: 'Billing system' });
    const key = /ghpk_[\w-]{43}/.exec(made.html)?.[0];
    expect(key).toBeDefined();
    const again = await admin.open('/admin/platform-keys');
    expect(again.html).toContain('Billing system');
    expect(again.html).not.toContain(String(key));
    expect(made.headers.get('cache-control')).toBe('no-store');
  });
});

it('lets an auditor look at the staff and the keys, with nothing to press', async () => {
  const auditor = await signedIn(
    gatehouse,
    await aStaffMemberWithPassword(gatehouse, { roles: ['auditor'] }),
  );
  for (const path of ['/admin/staff', '/admin/platform-keys']) {
    const { status, html } = await auditor.open(path);
    expect(status).toBe(200);
    expect(html).not.toMatch(/action="\/admin|href="\/admin\/staff\/(invite|ST)/);
  }
});

it('shows a reviewer no way to the staff pages, and no such page', async () => {
  const reviewer = await signedIn(
    gatehouse,
    await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'] }),
  );
  expect((await reviewer.open('/account/sessions')).html).not.toContain('/admin/');
  expect((await reviewer.open('/admin/staff')).status).toBe(404);
});

it('mails a link to who forgot the password; setting a new one ends the other sessions', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse, { email: 'forgetful@gatehouse.example' });
  const elsewhere = await signedIn(gatehouse, staff);
  const asked = await elsewhere.fillIn('/sign-in/forgot', { email: 'Forgetful@Gatehouse.example' });
  expect(asked.location).toBe('/sign-in');
  const visitor = await signedIn(gatehouse, staff);
  const set = await visitor.fillIn(await mailedLink(gatehouse, staff.email), {
    password: 'another nine words here',
  });
  expect(set.location).toBe('/desk');
  expect((await visitor.open('/account/sessions')).status).toBe(200);
  expect((await elsewhere.open('/account/sessions')).status).toBe(303);
});

it('says the same, and mails nothing, for an e-mail that nobody has', async () => {
  const page = await admin.fillIn('/sign-in/forgot', { email: 'nobody@gatehouse.example' });
  expect(page.location).toBe('/sign-in');
  const mails = await rowsIn(
    gatehouse.database,
    `SELECT id FROM outbox_messages WHERE recipient LIKE 'nobody@%'`,
  );
  expect(mails).toEqual([]);
});
