import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND } from '../../../src/kernel/clock.js';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { ReviewDesk } from '../../support/review-desk.js';
import { rowsIn } from '../../support/rows-in.js';
import { fileTicket, type CaseOnApi } from '../../support/tickets.js';

describe('the undo window', () => {
  let gatehouse: TestApp;
  let desk: ReviewDesk;
  let moreau: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({ UNDO_WINDOW_SECONDS: '10' }, { worker: false });
    desk = new ReviewDesk(gatehouse);
    moreau = await aStaffMember(gatehouse.database, { name: 'A. Moreau', roles: ['reviewer'] });
  });
  afterAll(() => gatehouse.stop());

  it('while it is open the customer sees nothing new; when it closes the decision is made in the name of who announced it', async () => {
    const { account, ticket, kase } = await desk.claimed(moreau);
    const announced = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'approve',
      version: kase.version,
    });
    expect(announced).toMatchObject({ status: 202, body: { status: 'waits_for_undo_window' } });
    expect(await desk.statusOf(account, ticket)).toBe('open');

    await desk.later(11 * SECOND);

    expect(await desk.statusOf(account, ticket)).toBe('approved');
    const decisions = await rowsIn(
      gatehouse.database,
      'SELECT actor_label FROM decisions WHERE account_id = $1',
      [account.id],
    );
    expect(decisions).toEqual([{ actor_label: 'A. Moreau' }]);
  });

  it('taken back in time, nothing has happened and the case is still claimed', async () => {
    const { account, ticket, kase } = await desk.claimed(moreau);
    const announced = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'reject',
      codes: ['restriction_stands'],
      version: kase.version,
    });

    const undone = await call(
      gatehouse,
      asStaff(moreau),
      'DELETE',
      `/api/cases/${kase.sid}/decisions/${announced.body.sid}`,
    );
    await desk.later(11 * SECOND);

    expect(undone.status).toBe(204);
    expect(await desk.statusOf(account, ticket)).toBe('open');
    expect(await desk.caseNow(moreau, kase)).toMatchObject({
      status: 'in_review',
      assignee: { name: 'A. Moreau' },
    });
  });

  it('taken back too late is a conflict that says so', async () => {
    const { kase } = await desk.claimed(moreau);
    const announced = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'approve',
      version: kase.version,
    });
    gatehouse.clock.advance(11 * SECOND);

    const undone = await call(
      gatehouse,
      asStaff(moreau),
      'DELETE',
      `/api/cases/${kase.sid}/decisions/${announced.body.sid}`,
    );

    expect(undone).toMatchObject({ status: 409, body: { code: 'undo_window_over' } });
  });

  it('a message of the customer within the window stops the decision, and the case says so instead of hanging', async () => {
    const { account, ticket, kase } = await desk.claimed(moreau);
    await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'reject',
      codes: ['restriction_stands'],
      version: kase.version,
    });
    await call(gatehouse, asCustomer(account), 'POST', `/api/reassessments/${ticket.sid}/messages`, {
      text: 'Wait, here is more.',
    });

    await desk.later(11 * SECOND);

    expect(await desk.statusOf(account, ticket)).toBe('open');
    expect(await desk.caseNow(moreau, kase)).toMatchObject({ status: 'in_review', pendingDecision: null });
    const events = await rowsIn<{ action: string }>(
      gatehouse.database,
      `SELECT action FROM audit_events WHERE account_id = $1`,
      [account.id],
    );
    expect(events.map((event) => event.action)).toContain('case.decision_refused');
  });

  it('a second decision on the same case is refused while the first waits', async () => {
    const { kase } = await desk.claimed(moreau);
    await desk.post(moreau, `${kase.sid}/decisions`, { outcome: 'approve', version: kase.version });

    const again = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'approve',
      version: kase.version,
    });

    expect(again).toMatchObject({ status: 409, body: { code: 'decision_pending' } });
  });
});

describe('four eyes', () => {
  let gatehouse: TestApp;
  let desk: ReviewDesk;
  let moreau: BuiltStaff;
  let lind: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({ FOUR_EYES: 'on' }, { worker: false });
    desk = new ReviewDesk(gatehouse);
    moreau = await aStaffMember(gatehouse.database, { name: 'A. Moreau', roles: ['senior_reviewer'] });
    lind = await aStaffMember(gatehouse.database, { name: 'C. Lind', roles: ['senior_reviewer'] });
  });
  afterAll(() => gatehouse.stop());

  it('an approval waits for a second person, who must be another one', async () => {
    const { account, ticket, kase } = await desk.claimed(moreau);
    const announced = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'approve',
      version: kase.version,
    });
    expect(announced).toMatchObject({ status: 202, body: { status: 'waits_for_second_person' } });

    const alone = await desk.post(moreau, `${kase.sid}/decisions/${announced.body.sid}/confirm`);
    expect(alone).toMatchObject({ status: 403, body: { code: 'second_person_needed' } });
    expect(await desk.statusOf(account, ticket)).toBe('open');

    const confirmed = await desk.post(lind, `${kase.sid}/decisions/${announced.body.sid}/confirm`);

    expect(confirmed).toMatchObject({
      status: 201,
      body: { confirmedBy: 'C. Lind', decidedBy: { name: 'A. Moreau' } },
    });
    expect(await desk.statusOf(account, ticket)).toBe('approved');
  });

  it('a rejection needs no second person', async () => {
    const { kase } = await desk.claimed(moreau);

    const decided = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'reject',
      codes: ['restriction_stands'],
      version: kase.version,
    });

    expect(decided.status).toBe(201);
  });

  it('P35: who only confirmed round 1 may not decide round 2 either', async () => {
    const { account, kase } = await desk.claimed(moreau);
    const rejected = await desk.post(moreau, `${kase.sid}/decisions`, {
      outcome: 'reject',
      codes: ['restriction_stands'],
      version: kase.version,
    });
    expect(rejected.status).toBe(201);
    const second = await fileTicket(gatehouse, account);
    const { body } = await call<{ items: CaseOnApi[] }>(
      gatehouse,
      asStaff(lind),
      'GET',
      `/api/cases?subject=${second.sid}`,
    );
    const next = body.items[0];
    await desk.post(lind, `${next?.sid}/claim`);
    const announced = await desk.post(lind, `${next?.sid}/decisions`, {
      outcome: 'approve',
      version: next?.version,
    });

    const confirmed = await desk.post(moreau, `${next?.sid}/decisions/${announced.body.sid}/confirm`);

    expect(confirmed).toMatchObject({ status: 403, body: { code: 'earlier_round_reviewer' } });
  });
});
