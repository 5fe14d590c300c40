import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let admin: PageVisitor;
let auditor: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  admin = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['admin'] }));
  auditor = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['auditor'] }));
});
afterAll(() => gatehouse.stop());

const rowsOf = (html: string): number => [...html.matchAll(/class="row-link"/g)].length;

describe('P2: the countries at the desk', () => {
  it('are all there, found by name, by code and by what is allowed', async () => {
    const all = await auditor.open('/desk/countries');
    expect(rowsOf(all.html)).toBeGreaterThan(240);
    expect(rowsOf((await auditor.open('/desk/countries?q=germ')).html)).toBe(1);
    expect(rowsOf((await auditor.open('/desk/countries?q=de')).html)).toBeGreaterThan(1);
    const blocked = await auditor.open('/desk/countries?sms=blocked');
    expect(blocked.html).toContain('North Korea');
    expect(blocked.html).not.toContain('Germany');
    expect(blocked.html).toContain('SMS: blocked');
    expect((await auditor.open('/desk/countries?q=nowhere')).html).toContain('No country is like this');
  });

  it('are read by everybody of the staff and changed by admins', async () => {
    expect((await auditor.open('/desk/countries/FR')).html).not.toContain('type="radio"');
    expect((await auditor.submit('/desk/countries/FR', { version: '1' })).status).toBe(403);
    await admin.open('/desk/countries/FR');
    const wanted = {
      version: '1',
      sms: 'allowed',
      voice: 'approval',
      trunk: 'blocked',
      note: 'A court order.',
    };
    expect(await admin.submit('/desk/countries/FR', wanted)).toMatchObject({
      status: 303,
      location: '/desk/countries/FR',
    });
    const page = await auditor.open('/desk/countries/FR');
    expect(page.html).toContain('A court order.');
    expect(page.html).toContain('Needs approval');
  });

  it('keep what was chosen when somebody else was quicker, and say who', async () => {
    await admin.open('/desk/countries/ES');
    const first = { version: '1', sms: 'allowed', voice: 'allowed', trunk: 'approval' };
    await admin.submit('/desk/countries/ES', first);
    const late = await admin.submit('/desk/countries/ES', { ...first, sms: 'blocked', note: 'My words.' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('changed the rule of Spain meanwhile');
    expect(late.html).toMatch(/name="sms" value="blocked" checked/);
    expect(late.html).toContain('My words.');
    expect(late.html).toContain('name="version" value="2"');
  });

  it('that do not exist are not found, and what is no setting is refused at its field', async () => {
    expect((await admin.open('/desk/countries/XX')).status).toBe(404);
    await admin.open('/desk/countries/IT');
    const refused = await admin.submit('/desk/countries/IT', {
      version: '1',
      sms: 'maybe',
      voice: 'allowed',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Choose what is allowed.');
  });
});
