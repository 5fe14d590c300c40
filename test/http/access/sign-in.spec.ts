import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { PageVisitor } from '../../support/page-visitor.js';

const PASSWORD = 'seven quiet herons at noon';

let gatehouse: TestApp;
let admin: PageVisitor;
beforeAll(async () => {
  gatehouse = await startTestApp();
  admin = new PageVisitor(gatehouse.url);
});
afterAll(() => gatehouse.stop());

function linkPath(): string {
  return `/sign-in/link/${String(gatehouse.firstRun.linkSecret)}`;
}

describe('the first admin', () => {
  it('is not used up by looking at the link, as mail scanners do', async () => {
    for (let look = 0; look < 3; look++) expect((await admin.open(linkPath())).status).toBe(200);
  });

  it('is told at the field when the password is too weak, and may try again', async () => {
    const refused = await admin.fillIn(linkPath(), { password: 'password1234' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('one of the most common passwords');
    expect((await admin.open(linkPath())).status).toBe(200);
  });

  it('sets a password with the link and is signed in', async () => {
    const done = await admin.fillIn(linkPath(), { password: PASSWORD });
    expect(done).toMatchObject({ status: 303, location: '/desk' });
    const page = await admin.open('/account/sessions');
    expect(page.status).toBe(200);
    expect(page.html).toContain('Firefox on Linux');
    expect(page.html).toContain('Your password is set');
  });

  it('finds the link used up afterwards, for looking and for sending', async () => {
    const other = new PageVisitor(gatehouse.url);
    expect((await other.open(linkPath())).status).toBe(410);
    expect((await other.submit(linkPath(), { password: PASSWORD })).status).toBe(410);
  });
});
