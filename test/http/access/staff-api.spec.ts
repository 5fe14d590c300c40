import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, type Answer } from '../../support/api.js';
import { ADMIN_TOKEN, startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { mailedLink } from '../../support/mailed-link.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';

interface StaffBody {
  readonly sid: string;
  readonly email: string;
  readonly version: number;
  readonly roles: readonly string[];
}
interface ProblemBody {
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

const ADMIN = asStaff({ token: ADMIN_TOKEN });

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

function invite(body: unknown): Promise<Answer<StaffBody & ProblemBody>> {
  return call(gatehouse, ADMIN, 'POST', '/api/staff', body);
}

function change(staff: { readonly sid: string }, body: unknown): Promise<Answer<StaffBody & ProblemBody>> {
  return call(gatehouse, ADMIN, 'PATCH', `/api/staff/${staff.sid}`, body);
}

describe('inviting', () => {
  const invitation = {
    email: 'kim@gatehouse.example',
    name: 'Kim Sato',
    roles: ['reviewer'],
    scope: { caseTypes: ['reassessment'], countries: ['DE', 'FR'], maxBand: 'high' },
  };

  it('adds the person with roles and scope, mails a link, and is in the ledger with who did it', async () => {
    const { status, body } = await invite(invitation);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...invitation, disabled: false, accepted: false, version: 1 });
    expect(body.sid).toMatch(/^ST[0-9a-f]{32}$/);

    const mails = await rowsIn(
      gatehouse.database,
      'SELECT channel, template FROM outbox_messages WHERE recipient = $1',
      [invitation.email],
    );
    expect(mails).toEqual([{ channel: 'email', template: 'staff-invitation' }]);
    const [event] = await rowsIn(
      gatehouse.database,
      `SELECT action, actor_kind, actor_label, detail FROM audit_events WHERE detail->>'email' = $1`,
      [invitation.email],
    );
    expect(event).toMatchObject({ action: 'staff.invited', actor_kind: 'staff', actor_label: 'First admin' });
    expect(JSON.stringify(event)).not.toContain('sign-in/link');
  });

  it('lets the person in through the mailed link, with exactly what was given', async () => {
    await invite({ ...invitation, email: 'lou@gatehouse.example', name: 'Lou' });
    const lou = new PageVisitor(gatehouse.url);
    const link = await mailedLink(gatehouse, 'lou@gatehouse.example');
    expect((await lou.fillIn(link, { password: 'a very long winter' })).location).toBe('/desk');
    expect((await lou.open('/account/sessions')).html).toContain('Lou');
    expect((await lou.open('/admin/staff')).status).toBe(404);
  });

  it('refuses a second person with the same e-mail, whatever its capitals', async () => {
    const { status, body } = await invite({ ...invitation, email: 'KIM@Gatehouse.example' });
    expect(status).toBe(409);
    expect(body.code).toBe('email_taken');
  });

  it.each([
    ['email', { email: 'kim@x.example\r\nBcc: all@x.example' }],
    ['email', { email: 'not an address' }],
    ['email', { email: `${'a'.repeat(300)}@x.example` }],
    ['name', { name: 'x'.repeat(400) }],
    ['name', { name: '   ' }],
    ['name', { name: 'two\nlines' }],
    ['name', { name: 7 }],
    ['roles', { roles: ['owner'] }],
    ['roles', { roles: [] }],
    ['roles', { roles: 'admin' }],
    ['roles', { roles: ['reviewer', 'reviewer'] }],
    ['scope.countries', { scope: { countries: ['XX'] } }],
    ['scope.countries', { scope: { countries: [] } }],
    ['scope.caseTypes', { scope: { caseTypes: ['everything'] } }],
    ['scope.maxBand', { scope: { maxBand: 'extreme' } }],
    ['scope.region', { scope: { region: 'EU' } }],
    ['isAdmin', { isAdmin: true }],
  ])('refuses what is wrong at %s: %j', async (field, wrong) => {
    const { status, body } = await invite({ ...invitation, email: 'new@gatehouse.example', ...wrong });
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.field)).toContain(field);
    expect(
      await rowsIn(gatehouse.database, `SELECT id FROM staff WHERE email = 'new@gatehouse.example'`),
    ).toEqual([]);
  });

  it.each([
    ['a NUL', { name: 'Kim\u0000' }],
    ['a lone surrogate', { name: 'Kim \ud800' }],
  ])('refuses %s', async (_, wrong) => {
    expect((await invite({ ...invitation, email: 'new@gatehouse.example', ...wrong })).status).toBe(422);
  });
});

describe('changing', () => {
  it('changes what is given, keeps the rest, and records both in the ledger', async () => {
    const staff = await aStaffMember(gatehouse.database, {
      roles: ['reviewer'],
      scope: { countries: ['DE'] },
    });
    const { status, body } = await change(staff, { roles: ['analyst'], version: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: staff.name,
      roles: ['analyst'],
      scope: { countries: ['DE'] },
      version: 2,
    });

    const [event] = await rowsIn(
      gatehouse.database,
      `SELECT detail FROM audit_events WHERE subject_id = $1 AND action = 'staff.changed'`,
      [staff.id],
    );
    expect(event).toMatchObject({
      detail: {
        before: { roles: ['reviewer'] },
        after: { roles: ['analyst'], scope: { countries: ['DE'] } },
      },
    });
  });

  it('replaces the scope as a whole', async () => {
    const staff = await aStaffMember(gatehouse.database, { scope: { countries: ['DE'], maxBand: 'low' } });
    const { body } = await change(staff, { scope: { caseTypes: ['reassessment'] }, version: 1 });
    expect(body).toMatchObject({ scope: { caseTypes: ['reassessment'], countries: null, maxBand: null } });
  });

  it('counts with the very next request of the person', async () => {
    const staff = await aStaffMember(gatehouse.database, { roles: ['auditor'] });
    const list = (): Promise<Answer<unknown>> => call(gatehouse, asStaff(staff), 'GET', '/api/staff');
    expect((await list()).status).toBe(200);
    await change(staff, { roles: ['reviewer'], version: 1 });
    expect((await list()).status).toBe(404);
  });

  it('refuses an old version and says so', async () => {
    const staff = await aStaffMember(gatehouse.database);
    await change(staff, { name: 'Somebody Else', version: 1 });
    const { status, body } = await change(staff, { roles: ['admin'], version: 1 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'version_stale', given: 1, current: 2 });
  });

  it.each([
    [{ version: 1, email: 'other@x.example' }],
    [{ roles: ['analyst'] }],
    [{ version: '1' }],
    [{ version: 0 }],
  ])('refuses %j', async (body) => {
    const staff = await aStaffMember(gatehouse.database);
    expect((await change(staff, body)).status).toBe(422);
  });

  it('says 404 for nobody', async () => {
    expect((await change({ sid: `ST${'0'.repeat(32)}` }, { version: 1 })).status).toBe(404);
    expect((await change({ sid: 'ST1' }, { version: 1 })).status).toBe(404);
  });
});

describe('there is always an admin', () => {
  it('who cannot take the role or the access from himself', async () => {
    const admin = await aStaffMember(gatehouse.database, { roles: ['admin'] });
    for (const body of [{ roles: ['reviewer'] }, { disabled: true }]) {
      const answer = await call<ProblemBody>(gatehouse, asStaff(admin), 'PATCH', `/api/staff/${admin.sid}`, {
        ...body,
        version: 1,
      });
      expect([answer.status, answer.body.code]).toEqual([409, 'own_admin_role']);
    }
  });

  it('even when the last two take it from each other at the same moment', async () => {
    const alone = await startTestApp();
    try {
      const rows = await rowsIn<{ id: string }>(alone.database, 'SELECT id FROM staff');
      const first = `ST${String(rows[0]?.id).replaceAll('-', '')}`;
      const second: BuiltStaff = await aStaffMember(alone.database, { roles: ['admin'] });
      const demote = (by: { token: string }, sid: string): Promise<Answer<ProblemBody>> =>
        call(alone, asStaff(by), 'PATCH', `/api/staff/${sid}`, { roles: ['reviewer'], version: 1 });
      const answers = await Promise.all([demote({ token: ADMIN_TOKEN }, second.sid), demote(second, first)]);

      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      const admins = await rowsIn(alone.database, `SELECT id FROM staff WHERE 'admin' = ANY (roles)`);
      expect(admins).toHaveLength(1);
    } finally {
      await alone.stop();
    }
  });
});

it('pages through the staff without losing or repeating anybody', async () => {
  const all = await rowsIn<{ id: string }>(gatehouse.database, 'SELECT id FROM staff');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '?limit=3' : `?limit=3&cursor=${encodeURIComponent(cursor)}`;
    const page: Answer<{ items: StaffBody[]; nextCursor: string | null }> = await call(
      gatehouse,
      ADMIN,
      'GET',
      `/api/staff${query}`,
    );
    expect(page.body.items.length).toBeLessThanOrEqual(3);
    seen.push(...page.body.items.map(({ sid }) => sid));
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(all.length);
});

it.each(['?limit=0', '?limit=201', '?limit=x', '?cursor=nonsense', '?cursor=WyJ4Il0', '?page=2'])(
  'refuses the list with %s',
  async (query) => {
    expect((await call(gatehouse, ADMIN, 'GET', `/api/staff${query}`)).status).toBe(422);
  },
);
