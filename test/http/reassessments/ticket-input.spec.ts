import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, COMPLETE_TICKET, fileTicket } from '../../support/tickets.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

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
