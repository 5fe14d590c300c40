import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import {
  aHeldAccount,
  COMPLETE_TICKET,
  fileTicket,
  type CaseOnApi,
  type Ticket,
} from '../../support/tickets.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
let okafor: BuiltStaff;

beforeAll(async () => {
  gatehouse = await startTestApp();
  moreau = await aStaffMember(gatehouse.database, { name: 'A. Moreau', roles: ['reviewer'] });
  okafor = await aStaffMember(gatehouse.database, { name: 'B. Okafor', roles: ['reviewer'] });
});
afterAll(() => gatehouse.stop());

async function caseOf(by: BuiltStaff, ticket: Ticket): Promise<CaseOnApi> {
  const { body } = await call<{ items: CaseOnApi[] }>(
    gatehouse,
    asStaff(by),
    'GET',
    `/api/cases?subject=${ticket.sid}`,
  );
  const [found] = body.items;
  if (found === undefined) throw new Error('The ticket has no case.');
  return found;
}

async function claim(by: BuiltStaff, ticket: Ticket): Promise<CaseOnApi> {
  const { sid } = await caseOf(by, ticket);
  const { body } = await call<CaseOnApi>(gatehouse, asStaff(by), 'POST', `/api/cases/${sid}/claim`, {});
  return body;
}

async function decide(by: BuiltStaff, kase: CaseOnApi, decision: object) {
  return call<{ sid: string; code: string }>(
    gatehouse,
    asStaff(by),
    'POST',
    `/api/cases/${kase.sid}/decisions`,
    { version: kase.version, ...decision },
  );
}

async function ticketNow(account: BuiltAccount, ticket: Ticket): Promise<Ticket> {
  const { body } = await call<Ticket>(
    gatehouse,
    asCustomer(account),
    'GET',
    `/api/reassessments/${ticket.sid}`,
  );
  return body;
}

async function mailsTo(account: BuiltAccount): Promise<string[]> {
  const rows = await rowsIn<{ template: string }>(
    gatehouse.database,
    'SELECT template FROM outbox_messages WHERE account_id = $1 ORDER BY created_at, id',
    [account.id],
  );
  return rows.map((row) => row.template);
}

describe('a ticket of an account on hold', () => {
  it('P8, P31: a reviewer who approves lifts the hold, and the customer is told only that', async () => {
    const account = await aHeldAccount(gatehouse);
    const ticket = await fileTicket(gatehouse, account);
    const kase = await claim(moreau, ticket);

    const decided = await decide(moreau, kase, { outcome: 'approve', note: 'Documents check out.' });

    expect(decided.status).toBe(201);
    expect(await ticketNow(account, ticket)).toMatchObject({ status: 'approved', round: 1 });
    const { body } = await call(gatehouse, PLATFORM, 'GET', `/api/accounts/${account.sid}`);
    expect(body).toMatchObject({ status: 'active' });
    expect(await mailsTo(account)).toEqual(['reassessment-received', 'reassessment-approved']);
  });

  it('P25: the answer is aimed at by the end of the 5th and due by the end of the 7th business day', async () => {
    const ticket = await fileTicket(gatehouse, await aHeldAccount(gatehouse));

    expect(ticket.aimBy).toMatch(/T23:59:59.999Z$/);
    expect(Date.parse(ticket.dueBy) - Date.parse(ticket.aimBy)).toBeGreaterThanOrEqual(2 * 86_400_000);
  });

  it('P33, P34, P35: a rejected ticket may be filed once more, somebody else decides it, and its rejection is final', async () => {
    const account = await aHeldAccount(gatehouse);
    const first = await fileTicket(gatehouse, account);
    await decide(moreau, await claim(moreau, first), { outcome: 'reject', codes: ['business_not_verified'] });

    const second = await fileTicket(gatehouse, account);
    expect(second).toMatchObject({ round: 2, final: true });
    const sameReviewer = await call(
      gatehouse,
      asStaff(moreau),
      'POST',
      `/api/cases/${(await caseOf(moreau, second)).sid}/claim`,
      {},
    );
    expect(sameReviewer).toMatchObject({ status: 403, body: { code: 'earlier_round_reviewer' } });

    const rejected = await decide(okafor, await claim(okafor, second), {
      outcome: 'reject',
      codes: ['restriction_stands'],
    });
    expect(rejected.status).toBe(201);

    const third = await call(gatehouse, asCustomer(account), 'POST', '/api/reassessments', COMPLETE_TICKET);
    expect(third).toMatchObject({ status: 409, body: { code: 'decision_final' } });
    expect(await mailsTo(account)).toEqual([
      'reassessment-received',
      'reassessment-rejected',
      'reassessment-received',
      'reassessment-rejected',
    ]);
  });

  it('P35: the next case is never one whose earlier round the reviewer decided', async () => {
    const account = await aHeldAccount(gatehouse, { country: 'JP' });
    const reviewer = await aStaffMember(gatehouse.database, {
      roles: ['reviewer'],
      scope: { countries: ['JP'] },
    });
    const first = await fileTicket(gatehouse, account);
    await decide(reviewer, await claim(reviewer, first), {
      outcome: 'reject',
      codes: ['business_not_verified'],
    });
    await fileTicket(gatehouse, account);

    const next = await call(gatehouse, asStaff(reviewer), 'POST', '/api/cases/next', {});

    expect(next.status).toBe(204);
  });

  it('a withdrawn ticket uses up no round', async () => {
    const account = await aHeldAccount(gatehouse);
    const first = await fileTicket(gatehouse, account);
    const withdrawn = await call<Ticket>(
      gatehouse,
      asCustomer(account),
      'POST',
      `/api/reassessments/${first.sid}/withdraw`,
      {},
    );
    expect(withdrawn.body.status).toBe('withdrawn');

    const again = await fileTicket(gatehouse, account);

    expect(again.round).toBe(1);
    expect((await caseOf(moreau, first)).status).toBe('withdrawn');
  });

  it('only one ticket of an account is open at a time, however many are filed at once', async () => {
    const account = await aHeldAccount(gatehouse);

    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        call<{ code: string }>(gatehouse, asCustomer(account), 'POST', '/api/reassessments', COMPLETE_TICKET),
      ),
    );

    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(
      answers.filter((answer) => answer.status === 409 && answer.body.code === 'ticket_open'),
    ).toHaveLength(7);
  });

  it('an account without a restriction has nothing to reassess', async () => {
    const account = await aHeldAccount(gatehouse);
    await decide(moreau, await claim(moreau, await fileTicket(gatehouse, account)), { outcome: 'approve' });

    const answer = await call(gatehouse, asCustomer(account), 'POST', '/api/reassessments', COMPLETE_TICKET);

    expect(answer).toMatchObject({ status: 409, body: { code: 'nothing_to_reassess' } });
  });
});

describe('P26: a reviewer who finds a ticket too thin asks for information', () => {
  it('the customer sees the question, answers, and the case returns to the queue with the clock moved on', async () => {
    const account = await aHeldAccount(gatehouse);
    const ticket = await fileTicket(gatehouse, account);
    const kase = await claim(moreau, ticket);

    await call(gatehouse, asStaff(moreau), 'POST', `/api/cases/${kase.sid}/request-information`, {
      message: 'Please show us the opt-in page.',
      fields: ['useCase'],
    });
    const asked = await ticketNow(account, ticket);
    expect(asked).toMatchObject({
      status: 'awaiting_customer',
      messages: [{ from: 'team', fields: ['useCase'] }],
    });

    const { body: corrected } = await call<Ticket>(
      gatehouse,
      asCustomer(account),
      'PATCH',
      `/api/reassessments/${ticket.sid}`,
      {
        version: asked.version,
        useCase: 'Delivery codes; the opt-in is at https://brightline-logistics.example/opt-in',
      },
    );

    expect(corrected.status).toBe('open');
    expect(await caseOf(moreau, ticket)).toMatchObject({ status: 'open' });
  });

  it('a ticket can be corrected only while we wait for the customer', async () => {
    const account = await aHeldAccount(gatehouse);
    const ticket = await fileTicket(gatehouse, account);

    const answer = await call(gatehouse, asCustomer(account), 'PATCH', `/api/reassessments/${ticket.sid}`, {
      version: 1,
      useCase: 'Something else entirely',
    });

    expect(answer).toMatchObject({ status: 409, body: { code: 'not_awaiting_customer' } });
  });

  it('P21: adding SMS by a correction needs a sample message', async () => {
    const account = await aHeldAccount(gatehouse);
    const ticket = await fileTicket(gatehouse, account, { services: ['voice'], sampleMessage: undefined });
    const kase = await claim(moreau, ticket);
    await call(gatehouse, asStaff(moreau), 'POST', `/api/cases/${kase.sid}/request-information`, {
      message: 'Which services?',
    });

    const answer = await call(gatehouse, asCustomer(account), 'PATCH', `/api/reassessments/${ticket.sid}`, {
      version: 1,
      services: ['sms'],
    });

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'sampleMessage' }] } });
  });

  it('a message of the customer makes a form that is open on the desk stale', async () => {
    const account = await aHeldAccount(gatehouse);
    const ticket = await fileTicket(gatehouse, account);
    const kase = await claim(moreau, ticket);
    await call(gatehouse, asCustomer(account), 'POST', `/api/reassessments/${ticket.sid}/messages`, {
      text: 'One more thing: we moved.',
    });

    const answer = await decide(moreau, kase, { outcome: 'reject', codes: ['restriction_stands'] });

    expect(answer).toMatchObject({ status: 409, body: { code: 'version_stale' } });
  });
});
