import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.js';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket, type CaseOnApi, type Ticket } from '../../support/tickets.js';

interface Waiting {
  readonly sid: string;
  readonly status: string;
  readonly code: string;
}

class Desk {
  constructor(private readonly gatehouse: TestApp) {}

  async claimed(by: BuiltStaff): Promise<{ account: BuiltAccount; ticket: Ticket; kase: CaseOnApi }> {
    const account = await aHeldAccount(this.gatehouse);
    const ticket = await fileTicket(this.gatehouse, account);
    const { body } = await call<{ items: CaseOnApi[] }>(
      this.gatehouse,
      asStaff(by),
      'GET',
      `/api/cases?subject=${ticket.sid}`,
    );
    const kase = body.items[0];
    if (kase === undefined) throw new Error('no case');
    await this.post(by, `${kase.sid}/claim`);
    return { account, ticket, kase };
  }

  post<Body = Waiting>(by: BuiltStaff, path: string, body: object = {}) {
    return call<Body>(this.gatehouse, asStaff(by), 'POST', `/api/cases/${path}`, body);
  }

  async statusOf(account: BuiltAccount, ticket: Ticket): Promise<string> {
    const { body } = await call<Ticket>(
      this.gatehouse,
      asCustomer(account),
      'GET',
      `/api/reassessments/${ticket.sid}`,
    );
    return body.status;
  }

  async caseNow(by: BuiltStaff, kase: CaseOnApi): Promise<CaseOnApi> {
    return (await call<CaseOnApi>(this.gatehouse, asStaff(by), 'GET', `/api/cases/${kase.sid}`)).body;
  }

  /** Moves the program's clock on and does what falls due. */
  async later(ms: number): Promise<void> {
    this.gatehouse.clock.advance(ms);
    const { errors } = await this.gatehouse.app.get(DueTasks).runAll(this.gatehouse.clock.now());
    expect(errors).toEqual([]);
  }
}

describe('the undo window', () => {
  let gatehouse: TestApp;
  let desk: Desk;
  let moreau: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({ UNDO_WINDOW_SECONDS: '10' }, { worker: false });
    desk = new Desk(gatehouse);
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
  let desk: Desk;
  let moreau: BuiltStaff;
  let lind: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({ FOUR_EYES: 'on' }, { worker: false });
    desk = new Desk(gatehouse);
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

describe('what a reviewer does besides deciding', () => {
  let gatehouse: TestApp;
  let desk: Desk;
  let moreau: BuiltStaff;
  let senior: BuiltStaff;
  beforeAll(async () => {
    gatehouse = await startTestApp({}, { worker: false });
    desk = new Desk(gatehouse);
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
