import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountFact } from '../../../src/accounts/account-facts.js';
import { insertRow } from '../../../src/database/rows.js';
import type { HoldView } from '../../../src/holds/hold.views.js';
import { newId, toSid } from '../../../src/kernel/ids.js';
import type { Page } from '../../../src/kernel/page.js';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  aHold,
  anAccount,
  aStaffMember,
  type BuiltAccount,
  type BuiltStaff,
} from '../../support/builders.js';
import { writeInto } from '../../support/rows-in.js';

const DAY_OF = (day: number) => new Date(Date.UTC(2026, 9, day, 12));

let gatehouse: TestApp;
let reviewer: BuiltStaff;
let acme: BuiltAccount;
let bold: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp();
  const { database } = gatehouse;
  reviewer = await aStaffMember(database, { roles: ['reviewer'] });
  acme = await anAccount(database, { companyName: 'Acme GmbH', country: 'DE', band: 'high' });
  bold = await anAccount(database, { companyName: 'Bold 100% SARL', country: 'FR', band: 'medium' });
  await aHold(database, acme, { code: 'high_risk_signup', source: 'signup', placedAt: DAY_OF(1) });
  await aHold(database, bold, {
    code: 'unusual_traffic',
    source: 'monitoring',
    kind: 'restriction',
    services: ['voice'],
    placedAt: DAY_OF(2),
  });
  await aHold(database, bold, {
    code: 'terms_violation',
    source: 'staff',
    placedAt: DAY_OF(3),
    releasedAt: DAY_OF(4),
    releasedByKind: 'staff',
    releasedByLabel: 'A. Lead',
  });
});
afterAll(() => gatehouse.stop());

const list = (by: BuiltStaff, query = '') =>
  call<Page<HoldView>>(gatehouse, asStaff(by), 'GET', `/api/holds${query}`);
const codes = async (by: BuiltStaff, query = '') =>
  (await list(by, query)).body.items.map((hold) => hold.code);

describe('the hold list', () => {
  it('P3: shows open and past holds, the newest first', async () => {
    const { body } = await list(reviewer);
    expect(body.items.map(({ code, companyName, open }) => [code, companyName, open])).toEqual([
      ['terms_violation', 'Bold 100% SARL', false],
      ['unusual_traffic', 'Bold 100% SARL', true],
      ['high_risk_signup', 'Acme GmbH', true],
    ]);
    expect(body.nextCursor).toBeNull();
  });

  it.each([
    ['open=true', ['unusual_traffic', 'high_risk_signup']],
    ['open=false', ['terms_violation']],
    ['code=unusual_traffic', ['unusual_traffic']],
    ['source=signup', ['high_risk_signup']],
    ['kind=restriction', ['unusual_traffic']],
    ['q=acme', ['high_risk_signup']],
    ['q=BOLD%20100%25', ['terms_violation', 'unusual_traffic']],
    ['q=%25', []],
    ['q=old', []],
    ['source=staff&open=true', []],
  ])('filtered by %s', async (query, expected) => {
    expect(await codes(reviewer, `?${query}`)).toEqual(expected);
  });

  it('filtered by account', async () => {
    expect(await codes(reviewer, `?account=${acme.sid}`)).toEqual(['high_risk_signup']);
    expect(await codes(reviewer, `?account=AC${'0'.repeat(32)}`)).toEqual([]);
  });

  it('goes on where the page ended, without gaps or repeats', async () => {
    const first = await list(reviewer, '?limit=2');
    const second = await list(reviewer, `?limit=2&cursor=${String(first.body.nextCursor)}`);

    expect(first.body.items.map((hold) => hold.code)).toEqual(['terms_violation', 'unusual_traffic']);
    expect(second.body.items.map((hold) => hold.code)).toEqual(['high_risk_signup']);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each([
    ['by country', { countries: ['FR'] }, ['terms_violation', 'unusual_traffic']],
    ['by band', { maxBand: 'medium' }, ['terms_violation', 'unusual_traffic']],
    ['by both', { countries: ['DE'], maxBand: 'medium' }, []],
    ['to case types, which are not asked here', { caseTypes: ['reassessment'] }, 3],
  ] as const)('is narrowed %s', async (_, scope, expected) => {
    const narrow = await aStaffMember(gatehouse.database, { roles: ['reviewer'], scope });
    const seen = await codes(narrow);
    expect(typeof expected === 'number' ? seen.length : seen).toEqual(expected);
  });

  it('gives one hold, and 404 for one out of scope', async () => {
    const [hold] = (await list(reviewer, '?source=signup')).body.items;
    const narrow = await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } });

    const own = await call(gatehouse, asStaff(reviewer), 'GET', `/api/holds/${String(hold?.sid)}`);
    const foreign = await call(gatehouse, asStaff(narrow), 'GET', `/api/holds/${String(hold?.sid)}`);

    expect(own.body).toEqual(hold);
    expect(foreign.status).toBe(404);
  });

  it('P32: is not for customers', async () => {
    const answer = await call(gatehouse, asCustomer(acme), 'GET', '/api/holds');
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('high_risk_signup');
  });
});

describe('the evidence of a hold', () => {
  it('is its assessment and the facts of its kind that were known when it was placed', async () => {
    const { database } = gatehouse;
    const account = await anAccount(database, { companyName: 'Evident AG' });
    const assessmentId = newId(DAY_OF(1));
    const fact = (kind: AccountFact['kind'], recordedAt: Date): AccountFact => ({
      id: newId(recordedAt),
      accountId: account.id,
      kind,
      zeroTolerance: true,
      source: 'platform',
      detail: {},
      occurredAt: recordedAt,
      recordedAt,
      clearedAt: null,
      clearedBy: null,
      clearedNote: null,
    });
    const flagged = fact('card_flagged', DAY_OF(5));
    const later = fact('card_flagged', DAY_OF(7));
    const other = fact('carrier_complaint', DAY_OF(5));
    await writeInto(
      database,
      [flagged, later, other].map((row) => insertRow(AccountFact, row)),
    );
    await aHold(database, account, { code: 'payment_flagged', assessmentId, placedAt: DAY_OF(6) });

    const { body } = await list(reviewer, '?q=evident');

    expect(body.items[0]?.evidence).toEqual([toSid('assessment', assessmentId), toSid('fact', flagged.id)]);
  });
});
