import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactView } from '../../../src/accounts/fact.views.js';
import type { Page } from '../../../src/kernel/page.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp();
  senior = await aStaffMember(gatehouse.database, { name: 'Ines Moreau' });
});
afterAll(() => gatehouse.stop());

const FOUND = { kind: 'phishing_or_spam', note: 'A bank’s login page, copied.' };
const factsOf = (account: BuiltAccount) => `/api/accounts/${account.sid}/facts`;
const add = (by: BuiltStaff, account: BuiltAccount, body: object = FOUND) =>
  call<FactView>(gatehouse, asStaff(by), 'POST', factsOf(account), body);
const clear = (by: BuiltStaff, account: BuiltAccount, { sid }: FactView, note = 'A false alarm.') =>
  call<FactView>(gatehouse, asStaff(by), 'POST', `${factsOf(account)}/${sid}/clear`, { note });

describe('facts that staff find', () => {
  it('P29: are recorded with what was found', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await add(senior, account, { ...FOUND, occurredAt: '2026-01-02T03:04:05Z' });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sid: expect.stringMatching(/^FA[0-9a-f]{32}$/),
      account: account.sid,
      kind: 'phishing_or_spam',
      label: 'Found phishing or spamming',
      zeroTolerance: true,
      source: 'staff',
      detail: { note: FOUND.note },
      occurredAt: '2026-01-02T03:04:05.000Z',
      recordedAt: expect.stringMatching(/Z$/),
      clearedAt: null,
      clearedBy: null,
      clearedNote: null,
    });
  });

  it.each([
    ['P27', 'card_flagged', true],
    ['P28', 'carrier_complaint', true],
    ['P29', 'phishing_or_spam', true],
    ['P30', 'number_hoarding', true],
    ['a signal', 'recipient_complaint', false],
  ])('%s: %s counts at once: %s', async (_, kind, zeroTolerance) => {
    const { body } = await add(senior, await anAccount(gatehouse.database), { kind, note: 'Seen.' });
    expect(body.zeroTolerance).toBe(zeroTolerance);
  });

  it('are listed, the newest first, in pages', async () => {
    const account = await anAccount(gatehouse.database);
    const made: string[] = [];
    for (let count = 0; count < 3; count++) made.unshift((await add(senior, account)).body.sid);

    const read = (query: string) =>
      call<Page<FactView>>(gatehouse, asStaff(senior), 'GET', `${factsOf(account)}${query}`);
    const first = await read('?limit=2');
    const rest = await read(`?limit=2&cursor=${String(first.body.nextCursor)}`);

    expect([...first.body.items, ...rest.body.items].map(({ sid }) => sid)).toEqual(made);
  });

  it('leave a trace in the audit trail', async () => {
    const account = await anAccount(gatehouse.database);
    const { body: fact } = await add(senior, account);
    await clear(senior, account, fact);

    const events = await rowsIn(
      gatehouse.database,
      `SELECT action, actor_label, detail->>'kind' AS kind FROM audit_events WHERE account_id = $1 ORDER BY id`,
      [account.id],
    );
    expect(events).toEqual([
      { action: 'account_fact.recorded', actor_label: 'Ines Moreau', kind: 'phishing_or_spam' },
      { action: 'account_fact.cleared', actor_label: 'Ines Moreau', kind: 'phishing_or_spam' },
    ]);
  });
});

describe('clearing a fact', () => {
  it('keeps it on record, with who cleared it and why', async () => {
    const account = await anAccount(gatehouse.database);
    const { body: fact } = await add(senior, account);

    const cleared = await clear(senior, account, fact);
    const listed = await call<Page<FactView>>(gatehouse, asStaff(senior), 'GET', factsOf(account));

    expect(cleared.status).toBe(200);
    expect(cleared.body).toMatchObject({
      ...fact,
      clearedAt: expect.stringMatching(/Z$/),
      clearedBy: 'Ines Moreau',
      clearedNote: 'A false alarm.',
    });
    expect(listed.body.items).toEqual([cleared.body]);
  });

  it('twice is refused, also when both come at once', async () => {
    const account = await anAccount(gatehouse.database);
    const { body: fact } = await add(senior, account);

    const answers = await Promise.all([clear(senior, account, fact), clear(senior, account, fact)]);
    const again = await clear(senior, account, fact);

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(again.body).toMatchObject({ code: 'already_cleared' });
  });

  it('of another account is 404', async () => {
    const { body: fact } = await add(senior, await anAccount(gatehouse.database));
    const other = await anAccount(gatehouse.database);
    expect((await clear(senior, other, fact)).status).toBe(404);
  });
});

describe('who may', () => {
  it.each([
    ['reviewer', 403],
    ['senior_reviewer', 201],
    ['analyst', 403],
    ['admin', 201],
    ['auditor', 403],
  ] as const)('a %s adds with %i, and reads', async (role, status) => {
    const account = await anAccount(gatehouse.database);
    const member = await aStaffMember(gatehouse.database, { roles: [role] });

    expect((await add(member, account)).status).toBe(status);
    expect((await call(gatehouse, asStaff(member), 'GET', factsOf(account))).status).toBe(200);
  });

  it('P32: the owner never sees them, and the platform does not come here', async () => {
    const account = await anAccount(gatehouse.database);
    await add(senior, account);

    const owner = await call(gatehouse, asCustomer(account), 'GET', factsOf(account));
    const platform = await call(gatehouse, PLATFORM, 'GET', factsOf(account));

    expect([owner.status, platform.status]).toEqual([403, 403]);
    expect(owner.text).not.toContain('phishing');
  });

  it('an account out of scope does not exist; a party to it is refused', async () => {
    const account = await anAccount(gatehouse.database, { country: 'DE' });
    const narrow = await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } });
    const party = await aStaffMember(gatehouse.database, { partyTo: [account] });
    const { body: fact } = await add(senior, account);

    const outside = [
      (await add(narrow, account)).status,
      (await call(gatehouse, asStaff(narrow), 'GET', factsOf(account))).status,
      (await clear(narrow, account, fact)).status,
    ];
    const asParty = [await add(party, account), await clear(party, account, fact)];

    expect(outside).toEqual([404, 404, 404]);
    for (const answer of asParty)
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'party_to_account' }]);
  });
});

it.each([
  ['a kind that does not exist', { ...FOUND, kind: 'rude' }, 'kind'],
  ['an inherited name as kind', { ...FOUND, kind: 'toString' }, 'kind'],
  ['no note', { kind: 'phishing_or_spam' }, 'note'],
  ['a time to come', { ...FOUND, occurredAt: '2999-01-01T00:00:00Z' }, 'occurredAt'],
  ['a time without a zone', { ...FOUND, occurredAt: '2026-01-01T00:00:00' }, 'occurredAt'],
  ['a NUL', { ...FOUND, note: '\u0000' }, 'note'],
  ['an unknown field', { ...FOUND, zeroTolerance: false }, 'zeroTolerance'],
])('refuses %s, and records nothing', async (_, body, field) => {
  const account = await anAccount(gatehouse.database);

  const answer = await call<{ errors: { field: string }[] }>(
    gatehouse,
    asStaff(senior),
    'POST',
    factsOf(account),
    body,
  );

  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((error) => error.field)).toContain(field);
  expect(
    await rowsIn(gatehouse.database, `SELECT id FROM account_facts WHERE account_id = $1`, [account.id]),
  ).toEqual([]);
});
