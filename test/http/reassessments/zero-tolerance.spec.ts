import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket, type CaseOnApi, type Ticket } from '../../support/tickets.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  moreau = await aStaffMember(gatehouse.database, { name: 'A. Moreau', roles: ['reviewer'] });
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
