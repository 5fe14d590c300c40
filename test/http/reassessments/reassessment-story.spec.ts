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

describe('P17–P24: every mandatory detail is asked for at its field', () => {
  it.each([
    ['P17', 'companyName'],
    ['P18', 'companyWebsite'],
    ['P19', 'useCase'],
    ['P20', 'services'],
    ['P21', 'sampleMessage'],
    ['P22', 'countries'],
    ['P23', 'unitsPerMonth'],
    ['P24', 'spendPerMonth'],
  ])('%s: a ticket without %s cannot be filed', async (_, field) => {
    const account = await aHeldAccount(gatehouse);

    const answer = await call<{ errors: { field: string }[] }>(
      gatehouse,
      asCustomer(account),
      'POST',
      '/api/reassessments',
      { ...COMPLETE_TICKET, [field]: undefined },
    );

    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
  });

  it('P21: a ticket for voice alone needs no sample message', async () => {
    const ticket = await fileTicket(gatehouse, await aHeldAccount(gatehouse), {
      services: ['voice'],
      sampleMessage: undefined,
    });

    expect(ticket.sampleMessage).toBeNull();
  });

  it.each([
    ['an unknown field', { colour: 'blue' }, 'colour'],
    ['a wrong type', { companyName: 7 }, 'companyName'],
    ['a null', { companyName: null }, 'companyName'],
    ['a country that does not exist', { countries: ['XX'] }, 'countries'],
    ['negative money', { spendPerMonth: { amount: -1, currency: 'EUR' } }, 'spendPerMonth.amount'],
    [
      'money in fractions of a cent',
      { spendPerMonth: { amount: 1.5, currency: 'EUR' } },
      'spendPerMonth.amount',
    ],
    [
      'a currency that does not exist',
      { spendPerMonth: { amount: 1, currency: 'XXQ' } },
      'spendPerMonth.currency',
    ],
    ['a service twice', { services: ['sms', 'sms'] }, 'services'],
    ['a website that is none', { companyWebsite: 'javascript:alert(1)' }, 'companyWebsite'],
    ['a name of two lines', { companyName: 'a\nb' }, 'companyName'],
    ['a NUL byte', { useCase: 'codes for our users\u0000' }, 'useCase'],
    ['an unsafe number', { unitsPerMonth: 1e21 }, 'unitsPerMonth'],
    ['evidence of no kind', { evidence: [{ kind: 'gossip', url: 'https://a.example' }] }, 'evidence[0].kind'],
    ['evidence without link or file', { evidence: [{ kind: 'other' }] }, 'evidence[0].url'],
    [
      'eleven pieces of evidence',
      { evidence: Array.from({ length: 11 }, () => ({ kind: 'other', url: 'https://a.example' })) },
      'evidence',
    ],
    [
      'a file that does not exist',
      { evidence: [{ kind: 'ein', file: 'EV'.padEnd(34, '0') }] },
      'evidence[0].file',
    ],
  ])('refuses %s, and nothing is kept', async (_, wrong, field) => {
    const account = await aHeldAccount(gatehouse);

    const answer = await call<{ errors: { field: string }[] }>(
      gatehouse,
      asCustomer(account),
      'POST',
      '/api/reassessments',
      { ...COMPLETE_TICKET, ...wrong },
    );

    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
    expect(
      await rowsIn(gatehouse.database, 'SELECT 1 FROM reassessments WHERE account_id = $1', [account.id]),
    ).toEqual([]);
  });
});

describe('P27–P30: zero tolerance', () => {
  const FACT = { account: '', source: 'carrier', kind: 'spam', text: 'Phishing reported by the carrier' };

  async function aComplainedAccount(): Promise<BuiltAccount> {
    const account = await aHeldAccount(gatehouse);
    await rowsIn(
      gatehouse.database,
      `INSERT INTO account_facts (id, account_id, kind, zero_tolerance, source, detail, occurred_at, recorded_at)
       VALUES (gen_random_uuid(), $1, 'carrier_complaint', true, 'platform', $2, now(), now()) RETURNING id`,
      [account.id, JSON.stringify(FACT)],
    );
    return account;
  }

  it('the system rejects round 1 at once, through the same door, and the ledger says so', async () => {
    const account = await aComplainedAccount();

    const ticket = await fileTicket(gatehouse, account);

    expect(ticket).toMatchObject({ status: 'rejected', round: 1 });
    const decisions = await rowsIn(
      gatehouse.database,
      'SELECT actor_kind, codes FROM decisions WHERE account_id = $1',
      [account.id],
    );
    expect(decisions).toEqual([{ actor_kind: 'system', codes: ['zero_tolerance'] }]);
    const events = await rowsIn<{ action: string }>(
      gatehouse.database,
      'SELECT action FROM audit_events WHERE account_id = $1 ORDER BY id',
      [account.id],
    );
    expect(events.map((event) => event.action)).toContain('case.decided');
  });

  it('round 2 goes to a person, who is offered rejection only; a senior reviewer overrides with a note', async () => {
    const account = await aComplainedAccount();
    await fileTicket(gatehouse, account);
    const second = await fileTicket(gatehouse, account);
    expect(second).toMatchObject({ status: 'open', round: 2 });
    const seen = await claim(moreau, second);
    expect(seen.headline).toBe('Zero-tolerance fact on the account');
    expect(seen.offers.map((offer) => offer.outcome)).toEqual(['reject']);
    expect(await decide(moreau, seen, { outcome: 'approve', note: 'I trust them.' })).toMatchObject({
      status: 403,
      body: { code: 'override_required' },
    });
    await call(gatehouse, asStaff(moreau), 'POST', `/api/cases/${seen.sid}/release`, {});

    const senior = await aStaffMember(gatehouse.database, { roles: ['senior_reviewer'] });
    const kase = await claim(senior, second);
    expect(await decide(senior, kase, { outcome: 'approve' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'note' }] },
    });
    expect(
      (await decide(senior, kase, { outcome: 'approve', note: 'The carrier took its complaint back.' }))
        .status,
    ).toBe(201);

    expect(await ticketNow(account, second)).toMatchObject({ status: 'approved' });
  });
});
