import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/kernel/clock.js';
import { asStaff, call } from '../../support/api.js';
import { ADMIN_TOKEN, startTestApp, type TestApp } from '../../support/app.js';
import { rowsIn } from '../../support/rows-in.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, PASSWORD, signedIn } from '../../support/signed-in.js';

const COOKIE = 'gatehouse_desk';
const HOME = '/account/sessions';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

function cookieOf(visitor: PageVisitor): string {
  return visitor.cookies.get(COOKIE) ?? '';
}

describe('the cookie', () => {
  it('is out of reach of scripts and of other sites, opaque, and kept only as a hash', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    const visitor = new PageVisitor(gatehouse.url);
    const page = await visitor.fillIn('/sign-in', { email: staff.email, password: PASSWORD });

    const set = page.headers.getSetCookie().find((cookie) => cookie.startsWith(COOKIE));
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect(set).toMatch(/Path=\//);
    expect(Buffer.from(cookieOf(visitor), 'base64url')).toHaveLength(32);
    const rows = await rowsIn<{ row: string }>(
      gatehouse.database,
      'SELECT sessions::text AS row FROM sessions',
    );
    expect(rows.some(({ row }) => row.includes(cookieOf(visitor)))).toBe(false);
  });

  it('changes at sign-in, and the session it stood for before ends', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    const visitor = await signedIn(gatehouse, staff);
    const before = cookieOf(visitor);
    await visitor.open(HOME);
    await visitor.submit('/sign-in', { email: staff.email, password: PASSWORD });

    expect(cookieOf(visitor)).not.toBe(before);
    const thief = new PageVisitor(gatehouse.url);
    thief.cookies.set(COOKIE, before);
    expect((await thief.open(HOME)).status).toBe(303);
  });

  it('is bound to the host and sent only over TLS where the site is served over TLS', async () => {
    const secure = await startTestApp({ PUBLIC_URL: 'https://gate.example' });
    try {
      const page = await new PageVisitor(secure.url).open('/sign-in');
      for (const cookie of page.headers.getSetCookie())
        expect(cookie).toMatch(/^__Host-.*; Path=\/; .*Secure/);
      expect(page.headers.getSetCookie()).not.toEqual([]);
    } finally {
      await secure.stop();
    }
  });

  it('never opens the API', async () => {
    const admin = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['admin'] }));
    for (const path of ['/api/staff', '/%61pi/staff', '/api/platform-keys'])
      expect((await admin.open(path)).status, path).toBe(401);
  });
});

it('sends who is not signed in to the sign-in page, and back afterwards', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  const visitor = new PageVisitor(gatehouse.url);
  const away = await visitor.open('/account/tokens?from=mail');
  expect(away.location).toBe('/sign-in?next=%2Faccount%2Ftokens%3Ffrom%3Dmail');

  const form = await visitor.open(String(away.location));
  expect(form.html).toContain('name="next" value="/account/tokens?from&#x3D;mail"');
  const back = await visitor.submit('/sign-in', {
    email: staff.email,
    password: PASSWORD,
    next: '/account/tokens?from=mail',
  });
  expect(back.location).toBe('/account/tokens?from=mail');
});

it('does not send anybody on to another site', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  const visitor = new PageVisitor(gatehouse.url);
  const page = await visitor.fillIn('/sign-in', {
    email: staff.email,
    password: PASSWORD,
    next: '//evil.example',
  });
  expect(page.location).toBe('/desk');
});

describe('a session ends', () => {
  it('at sign-out, also for whoever kept the cookie', async () => {
    const visitor = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse));
    const cookie = cookieOf(visitor);
    await visitor.open(HOME);
    expect((await visitor.submit('/sign-out', {})).location).toBe('/sign-in');

    expect(visitor.cookies.has(COOKIE)).toBe(false);
    visitor.cookies.set(COOKIE, cookie);
    expect((await visitor.open(HOME)).status).toBe(303);
  });

  it('twelve hours after its last use, however it was used before', async () => {
    const visitor = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse));
    gatehouse.clock.advance(11 * HOUR);
    expect((await visitor.open(HOME)).status).toBe(200);
    gatehouse.clock.advance(11 * HOUR);
    expect((await visitor.open(HOME)).status).toBe(200);
    gatehouse.clock.advance(12 * HOUR + MINUTE);
    expect((await visitor.open(HOME)).status).toBe(303);
  });

  it('seven days after sign-in, although it is in use', async () => {
    const visitor = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse));
    for (let step = 0; step < 16; step++) {
      gatehouse.clock.advance(10 * HOUR);
      expect((await visitor.open(HOME)).status).toBe(200);
    }
    gatehouse.clock.advance(7 * DAY - 160 * HOUR + MINUTE);
    expect((await visitor.open(HOME)).status).toBe(303);
  });

  it('when its owner ends it on another device', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    const [desk, phone] = [await signedIn(gatehouse, staff), await signedIn(gatehouse, staff)];
    const page = await desk.open(HOME);
    const [, other] = [...page.html.matchAll(/action="(\/account\/sessions\/SE[0-9a-f]{32}\/end)"/g)];
    expect((await desk.submit(String(other?.[1]), {})).status).toBe(303);

    const stillIn = [(await desk.open(HOME)).status, (await phone.open(HOME)).status];
    expect(stillIn.toSorted()).toEqual([200, 303]);
  });

  it('when its owner ends all others', async () => {
    const staff = await aStaffMemberWithPassword(gatehouse);
    const others = [await signedIn(gatehouse, staff), await signedIn(gatehouse, staff)];
    const desk = await signedIn(gatehouse, staff);
    await desk.open(HOME);
    expect((await desk.submit('/account/sessions/end-others', {})).status).toBe(303);

    expect((await desk.open(HOME)).html).toContain('2 other sessions were ended.');
    for (const other of others) expect((await other.open(HOME)).status).toBe(303);
  });

  it('but not by somebody else, who is told that there is no such session', async () => {
    const victim = await aStaffMemberWithPassword(gatehouse);
    const page = await (await signedIn(gatehouse, victim)).open(HOME);
    const action = /action="(\/account\/sessions\/SE[0-9a-f]{32}\/end)"/.exec(page.html)?.[1];
    const stranger = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse));
    await stranger.open(HOME);
    expect((await stranger.submit(String(action), {})).status).toBe(404);
  });
});

it('shuts a disabled person out with the very next request, by session and by token, also once enabled again', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse, { roles: ['admin'] });
  const visitor = await signedIn(gatehouse, staff);
  const admin = asStaff({ token: ADMIN_TOKEN });
  const change = (body: object) => call(gatehouse, admin, 'PATCH', `/api/staff/${staff.sid}`, body);
  expect((await call(gatehouse, asStaff(staff), 'GET', '/api/staff')).status).toBe(200);

  expect((await change({ disabled: true, version: 1 })).status).toBe(200);
  expect((await visitor.open(HOME)).status).toBe(303);
  expect((await call(gatehouse, asStaff(staff), 'GET', '/api/staff')).status).toBe(401);

  expect((await change({ disabled: false, version: 2 })).status).toBe(200);
  expect((await visitor.open(HOME)).status).toBe(303);
  expect((await call(gatehouse, asStaff(staff), 'GET', '/api/staff')).status).toBe(401);
  expect(
    (await new PageVisitor(gatehouse.url).fillIn('/sign-in', { email: staff.email, password: PASSWORD }))
      .status,
  ).toBe(303);
});

it('writes down that a session is in use once a minute, not with every page', async () => {
  const staff = await aStaffMemberWithPassword(gatehouse);
  const visitor = await signedIn(gatehouse, staff);
  const lastSeen = async (): Promise<number> => {
    const [row] = await rowsIn<{ at: Date }>(
      gatehouse.database,
      'SELECT last_seen_at AS at FROM sessions WHERE staff_id = $1',
      [staff.id],
    );
    return row?.at.getTime() ?? 0;
  };
  const atFirst = await lastSeen();
  gatehouse.clock.advance(30_000);
  await visitor.open(HOME);
  expect(await lastSeen()).toBe(atFirst);
  gatehouse.clock.advance(31_000);
  await visitor.open(HOME);
  expect(await lastSeen()).toBeGreaterThan(atFirst);
});
