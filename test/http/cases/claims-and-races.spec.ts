import { afterAll, beforeAll, expect, it } from 'vitest';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket, type CaseOnApi } from '../../support/tickets.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
let okafor: BuiltStaff;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  moreau = await aStaffMember(gatehouse.database, { name: 'A. Moreau', roles: ['reviewer'] });
  okafor = await aStaffMember(gatehouse.database, { name: 'B. Okafor', roles: ['reviewer'] });
});
afterAll(() => gatehouse.stop());

function post<Body>(by: BuiltStaff, path: string, body: object = {}) {
  return call<Body>(gatehouse, asStaff(by), 'POST', `/api/cases/${path}`, body);
}

it(
  'two reviewers who claim the same case at once, 200 times: one winner each, the other learns who',
  { timeout: 120_000 },
  async () => {
    const account = await aHeldAccount(gatehouse, { country: 'DE' });
    const ticket = await fileTicket(gatehouse, account);
    const { body } = await call<{ items: CaseOnApi[] }>(
      gatehouse,
      asStaff(moreau),
      'GET',
      `/api/cases?subject=${ticket.sid}`,
    );
    const sid = body.items[0]?.sid ?? '';

    for (let round = 0; round < 200; round++) {
      const [a, b] = await Promise.all([
        post<{ code: string }>(moreau, `${sid}/claim`),
        post<{ code: string }>(okafor, `${sid}/claim`),
      ]);
      expect([a.status, b.status].sort()).toEqual([200, 409]);
      const [winner, loser] = a.status === 200 ? [moreau, b] : [okafor, a];
      expect(loser.body).toMatchObject({ code: 'already_claimed', claimedBy: winner.name });
      await post(winner, `${sid}/release`);
    }
  },
);

it('two reviewers who ask for the next case at once never get the same one', async () => {
  await Promise.all(
    Array.from({ length: 6 }, async () =>
      fileTicket(gatehouse, await aHeldAccount(gatehouse, { country: 'FR' })),
    ),
  );
  const reviewers = await Promise.all(
    Array.from({ length: 6 }, () =>
      aStaffMember(gatehouse.database, { roles: ['reviewer'], scope: { countries: ['FR'] } }),
    ),
  );

  const taken = await Promise.all(reviewers.map((reviewer) => post<CaseOnApi>(reviewer, 'next')));

  expect(new Set(taken.map((answer) => answer.body.sid)).size).toBe(6);
});

it(
  'two decisions on one case at once, 200 cases: one is made, the other is a conflict that says who did what',
  { timeout: 180_000 },
  async () => {
    const senior = await aStaffMember(gatehouse.database, { name: 'C. Lind', roles: ['reviewer'] });
    for (let round = 0; round < 200; round++) {
      const account = await aHeldAccount(gatehouse, { country: 'DE' });
      const ticket = await fileTicket(gatehouse, account);
      const { body } = await call<{ items: CaseOnApi[] }>(
        gatehouse,
        asStaff(senior),
        'GET',
        `/api/cases?subject=${ticket.sid}`,
      );
      const kase = body.items[0];
      if (kase === undefined) throw new Error('no case');
      await post(senior, `${kase.sid}/claim`);

      const answers = await Promise.all([
        post<{ code: string; detail: string }>(senior, `${kase.sid}/decisions`, {
          outcome: 'approve',
          version: kase.version,
        }),
        post<{ code: string; detail: string }>(senior, `${kase.sid}/decisions`, {
          outcome: 'reject',
          codes: ['restriction_stands'],
          version: kase.version,
        }),
      ]);

      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
      const refused = answers.find((answer) => answer.status === 409);
      expect(refused?.body.code).toBe('already_decided');
      expect(refused?.body.detail).toContain('C. Lind decided');
      const decisions = await rowsIn(gatehouse.database, 'SELECT 1 FROM decisions WHERE account_id = $1', [
        account.id,
      ]);
      expect(decisions).toHaveLength(1);
    }
  },
);

it('who does not hold the claim cannot decide', async () => {
  const ticket = await fileTicket(gatehouse, await aHeldAccount(gatehouse));
  const { body } = await call<{ items: CaseOnApi[] }>(
    gatehouse,
    asStaff(moreau),
    'GET',
    `/api/cases?subject=${ticket.sid}`,
  );
  const kase = body.items[0];

  const answer = await post(moreau, `${kase?.sid}/decisions`, { outcome: 'approve', version: kase?.version });

  expect(answer).toMatchObject({ status: 409, body: { code: 'not_claimed' } });
});

it.each([
  ['a code that is not on offer', { outcome: 'reject', codes: ['30445'] }, 'codes'],
  ['a rejection without a code', { outcome: 'reject' }, 'codes'],
  ['a code with an approval', { outcome: 'approve', codes: ['restriction_stands'] }, 'codes'],
  ['an outcome that is not on offer', { outcome: 'discuss' }, 'outcome'],
  ['an outcome that does not exist', { outcome: 'shrug' }, 'outcome'],
  [
    'words for the customer about why',
    { outcome: 'reject', codes: ['restriction_stands'], publicMessage: 'Because.' },
    'publicMessage',
  ],
])('refuses %s at its field', async (_, decision, field) => {
  const ticket = await fileTicket(gatehouse, await aHeldAccount(gatehouse));
  const { body } = await call<{ items: CaseOnApi[] }>(
    gatehouse,
    asStaff(moreau),
    'GET',
    `/api/cases?subject=${ticket.sid}`,
  );
  const sid = body.items[0]?.sid ?? '';
  await post(moreau, `${sid}/claim`);

  const answer = await post<{ errors: { field: string }[] }>(moreau, `${sid}/decisions`, {
    version: 1,
    ...decision,
  });

  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((error) => error.field)).toContain(field);
});

it('nobody decides a case of an account he is a party to, and it is never his next one', async () => {
  const account = await aHeldAccount(gatehouse, { country: 'IS' });
  const party = await aStaffMember(gatehouse.database, {
    roles: ['reviewer'],
    scope: { countries: ['IS'] },
    partyTo: [account],
  });
  const owner = await aStaffMember(gatehouse.database, {
    roles: ['reviewer'],
    scope: { countries: ['IS'] },
    email: account.email.toUpperCase(),
  });
  const ticket = await fileTicket(gatehouse, account);
  const { body } = await call<{ items: CaseOnApi[] }>(
    gatehouse,
    asStaff(party),
    'GET',
    `/api/cases?subject=${ticket.sid}`,
  );

  for (const person of [party, owner]) {
    expect((await post(person, 'next')).status).toBe(204);
    expect(await post(person, `${body.items[0]?.sid}/claim`)).toMatchObject({
      status: 403,
      body: { code: 'party_to_account' },
    });
  }
});
