import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { asStaff, call, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let auditor: Caller;
beforeAll(async () => {
  gatehouse = await startTestApp();
  auditor = asStaff(await aStaffMember(gatehouse.database, { roles: ['auditor'] }));
});
afterAll(() => gatehouse.stop());

async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: gatehouse.database.superuserUrl });
  await client.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(sql);
  await client.end();
}

describe('proving the trail', () => {
  it('GET /api/audit/verify counts the events and gives the head of the chain; the walk itself is on the trail', async () => {
    const first = await call<{ ok: boolean; count: number }>(gatehouse, auditor, 'GET', '/api/audit/verify');
    const second = await call<{ ok: boolean; count: number; head: string }>(
      gatehouse,
      auditor,
      'GET',
      '/api/audit/verify',
    );

    expect(first.body).toMatchObject({ ok: true });
    expect(second.body).toMatchObject({ ok: true, count: first.body.count + 1 });
    expect(second.body.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it('an auditor sees the events on his page and proves them with one button', async () => {
    const visitor = await signedIn(
      gatehouse,
      await aStaffMemberWithPassword(gatehouse, { roles: ['auditor'] }),
    );

    const page = await visitor.open('/desk/audit');
    const proved = await visitor.submit('/desk/audit/verify', {});

    expect(page.html).toContain('Signed in');
    expect(page.html).toContain('href="/desk/audit" aria-current="page"');
    expect(proved.html).toContain('The audit trail is sound');
    expect((await visitor.open('/audit')).location).toBe('/desk/audit');
  });

  it('names the event that somebody changed, on the API and on the page', async () => {
    await tamper(
      `UPDATE audit_events SET actor_label = 'Somebody else' WHERE id = (SELECT min(id) FROM audit_events)`,
    );
    const visitor = await signedIn(
      gatehouse,
      await aStaffMemberWithPassword(gatehouse, { roles: ['auditor'] }),
    );

    const { body } = await call<{ firstBad: { eventId: number } }>(
      gatehouse,
      auditor,
      'GET',
      '/api/audit/verify',
    );
    await visitor.open('/desk/audit');
    const page = await visitor.submit('/desk/audit/verify', {});

    expect(body).toMatchObject({ ok: false, count: 0, firstBad: { what: 'changed' } });
    expect(page.html).toContain(`The audit trail is broken: event ${body.firstBad.eventId}`);
  });
});
