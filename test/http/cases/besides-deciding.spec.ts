import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/kernel/clock.js';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { ReviewDesk } from '../../support/review-desk.js';
import type { CaseOnApi } from '../../support/tickets.js';

describe('what a reviewer does besides deciding', () => {
  let gatehouse: TestApp;
  let desk: ReviewDesk;
  let moreau: BuiltStaff;
  let senior: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({}, { worker: false });
    desk = new ReviewDesk(gatehouse);
    moreau = await aStaffMember(gatehouse.database, { name: 'A. Moreau', roles: ['reviewer'] });
    senior = await aStaffMember(gatehouse.database, { name: 'C. Lind', roles: ['senior_reviewer'] });
  });
  afterAll(() => gatehouse.stop());

  it('an unattended claim lapses after its time, and the case is back in the queue', async () => {
    const { kase } = await desk.claimed(moreau);

    await desk.later(16 * MINUTE);

    expect(await desk.caseNow(moreau, kase)).toMatchObject({ status: 'open', assignee: null });
  });

  it('a claim that is renewed does not lapse', async () => {
    const { kase } = await desk.claimed(moreau);
    await desk.later(10 * MINUTE);
    await desk.post(moreau, `${kase.sid}/claim`);

    await desk.later(10 * MINUTE);

    expect(await desk.caseNow(moreau, kase)).toMatchObject({ status: 'in_review' });
  });

  it('a snoozed case wakes at its time', async () => {
    const { kase } = await desk.claimed(moreau);
    const until = new Date(gatehouse.clock.now().getTime() + 2 * HOUR).toISOString();
    const snoozed = await desk.post<CaseOnApi>(moreau, `${kase.sid}/snooze`, {
      until,
      note: 'Waiting for the registry.',
    });
    expect(snoozed.body.status).toBe('snoozed');

    await desk.later(2 * HOUR);

    expect(await desk.caseNow(moreau, kase)).toMatchObject({ status: 'open' });
  });

  it.each([
    ['the past', -1],
    ['too far away', 31 * DAY],
  ])('a snooze to %s is refused at its field', async (_, ahead) => {
    const { kase } = await desk.claimed(moreau);
    const until = new Date(gatehouse.clock.now().getTime() + ahead).toISOString();

    const answer = await desk.post(moreau, `${kase.sid}/snooze`, { until });

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'until' }] } });
  });

  it('an escalated case waits in the priority lane for who may override, and for nobody else', async () => {
    const { kase } = await desk.claimed(moreau);
    await desk.post(moreau, `${kase.sid}/escalate`, { note: 'Beyond me.' });

    expect(await desk.post(moreau, `${kase.sid}/claim`)).toMatchObject({
      status: 403,
      body: { code: 'escalated' },
    });
    expect(await desk.post<CaseOnApi>(senior, `${kase.sid}/claim`)).toMatchObject({
      status: 200,
      body: { lane: 'priority' },
    });
  });

  it('a case is handed off only to somebody who may decide it', async () => {
    const { kase } = await desk.claimed(moreau);
    const japanOnly = await aStaffMember(gatehouse.database, {
      roles: ['reviewer'],
      scope: { countries: ['JP'] },
    });

    expect(await desk.post(moreau, `${kase.sid}/hand-off`, { to: japanOnly.sid })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'to' }] },
    });
    expect(
      await desk.post<CaseOnApi>(moreau, `${kase.sid}/hand-off`, { to: senior.sid, note: 'Yours.' }),
    ).toMatchObject({
      status: 200,
      body: { assignee: { name: 'C. Lind' } },
    });
  });

  it('P25: the clock does not run against us while the customer must answer', async () => {
    const { account, ticket, kase } = await desk.claimed(moreau);
    await desk.post(moreau, `${kase.sid}/request-information`, { message: 'Which opt-in?' });
    await desk.later(14 * DAY);
    await call(gatehouse, asCustomer(account), 'POST', `/api/reassessments/${ticket.sid}/messages`, {
      text: 'On our site.',
    });

    const { dueBy } = await desk.caseNow(moreau, kase);

    const days = (Date.parse(dueBy) - Date.parse(ticket.dueBy)) / DAY;
    expect(days).toBeGreaterThanOrEqual(13);
    expect(days).toBeLessThanOrEqual(16);
  });

  it('the timeline tells the story in order', async () => {
    const { kase } = await desk.claimed(moreau);
    await desk.post(moreau, `${kase.sid}/notes`, { text: 'Called them.' });
    await desk.post(moreau, `${kase.sid}/decisions`, { outcome: 'approve', version: kase.version });

    const { body } = await call<{ items: { action: string }[] }>(
      gatehouse,
      asStaff(moreau),
      'GET',
      `/api/cases/${kase.sid}/timeline`,
    );

    const actions = body.items.map((item) => item.action);
    expect(actions.slice(0, 3)).toEqual(['reassessment.filed', 'case.claimed', 'case.noted']);
    expect(actions.slice(3).sort()).toEqual(['case.decided', 'hold.released']); // one instant, one transaction
  });
});
