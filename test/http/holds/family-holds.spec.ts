import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import type { Problem } from '../../../src/http/problem.js';
import type { HoldView } from '../../../src/holds/hold.views.js';
import { DAY } from '../../../src/kernel/clock.js';
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
import { mailsTo, statusOf } from '../../support/outcomes.js';
import { Review } from '../../support/review.js';
import { rowsIn } from '../../support/rows-in.js';
import { COMPLETE_TICKET, fileTicket } from '../../support/tickets.js';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  senior = await aStaffMember(gatehouse.database);
});
afterAll(() => gatehouse.stop());

/** An account with a subaccount of the same owner and one of another. */
let parent: BuiltAccount;
let branch: BuiltAccount;
let reseller: BuiltAccount;
beforeEach(async () => {
  parent = await anAccount(gatehouse.database);
  branch = await anAccount(gatehouse.database, { parentId: parent.id, email: parent.email.toUpperCase() });
  reseller = await anAccount(gatehouse.database, { parentId: parent.id });
});

const place = (account: BuiltAccount, body: object = {}) =>
  call<HoldView>(gatehouse, asStaff(senior), 'POST', '/api/holds', {
    account: account.sid,
    code: 'terms_violation',
    note: 'Sold numbers on.',
    ...body,
  });
const release = (sid: string) =>
  call<Problem>(gatehouse, asStaff(senior), 'POST', `/api/holds/${sid}/release`, { note: 'Settled.' });
const openHoldsOf = async (account: BuiltAccount) =>
  (
    await call<Page<HoldView>>(
      gatehouse,
      asStaff(senior),
      'GET',
      `/api/holds?account=${account.sid}&open=true`,
    )
  ).body.items;
const statuses = () =>
  Promise.all([parent, branch, reseller].map((account) => statusOf(gatehouse.database, account)));
const templatesTo = async ({ email }: BuiltAccount) =>
  (await mailsTo(gatehouse.database, email)).map(({ template }) => template);

describe('a hold that is placed on a parent account', () => {
  it('P3: stops its subaccounts, each by a hold of its own that names the one it follows', async () => {
    const { body: hold } = await place(parent);

    expect(await statuses()).toEqual(['on_hold', 'on_hold', 'on_hold']);
    expect(await openHoldsOf(branch)).toMatchObject([
      { code: 'terms_violation', inheritedFrom: hold.sid, placedBy: { kind: 'system' } },
    ]);
    const events = await rowsIn<{ actor: string; from: string | null }>(
      gatehouse.database,
      `SELECT actor_kind AS actor, detail ->> 'inheritedFrom' AS from FROM audit_events
       WHERE action = 'hold.placed' AND account_id = ANY ($1) ORDER BY account_id`,
      [[parent.id, branch.id, reseller.id]],
    );
    expect(events).toEqual([
      { actor: 'staff', from: null },
      { actor: 'system', from: hold.sid },
      { actor: 'system', from: hold.sid },
    ]);
  });

  it('P6: is told to each owner once', async () => {
    await place(parent);

    expect(await templatesTo(parent)).toEqual(['hold-placed']);
    expect(await templatesTo(branch)).toEqual([]);
    expect(await templatesTo(reseller)).toEqual(['hold-placed']);
  });

  it('P36: restricts them as it restricts the parent, and what they have of their own stays the harder', async () => {
    await aHold(gatehouse.database, reseller);

    await place(parent, { services: ['sms'] });

    expect(await statuses()).toEqual(['restricted', 'restricted', 'on_hold']);
    expect(await openHoldsOf(branch)).toMatchObject([{ kind: 'restriction', services: ['sms'] }]);
  });

  it('leaves a closed subaccount alone, and the parent of a subaccount that is held', async () => {
    const closed = await anAccount(gatehouse.database, {
      parentId: parent.id,
      status: 'closed',
      closedAt: new Date(),
    });

    await place(branch);
    expect(await statuses()).toEqual(['active', 'on_hold', 'active']);
    await place(parent);

    expect(await statusOf(gatehouse.database, closed)).toBe('closed');
    expect(await openHoldsOf(closed)).toEqual([]);
  });

  it('reaches every one of many subaccounts', async () => {
    for (let more = 0; more < 30; more++) await anAccount(gatehouse.database, { parentId: parent.id });

    await place(parent);

    const family = `SELECT DISTINCT status FROM accounts WHERE parent_id = $1`;
    expect(await rowsIn(gatehouse.database, family, [parent.id])).toEqual([{ status: 'on_hold' }]);
  });
});

describe('a hold that is released on a parent account', () => {
  it('frees its subaccounts with it, except from what is their own; each owner is told once', async () => {
    const { body: hold } = await place(parent);
    await place(branch, { code: 'staff_decision' });

    expect((await release(hold.sid)).status).toBe(200);

    expect(await statuses()).toEqual(['active', 'on_hold', 'active']);
    expect(await openHoldsOf(branch)).toMatchObject([{ code: 'staff_decision', inheritedFrom: null }]);
    expect(await templatesTo(parent)).toEqual(['hold-placed', 'hold-released']);
    expect(await templatesTo(reseller)).toEqual(['hold-placed', 'hold-released']);
    const events = await rowsIn<{ actor: string }>(
      gatehouse.database,
      `SELECT actor_kind AS actor FROM audit_events WHERE action = 'hold.released' AND account_id = ANY ($1) ORDER BY account_id`,
      [[parent.id, branch.id, reseller.id]],
    );
    expect(events.map(({ actor }) => actor)).toEqual(['staff', 'system', 'system']);
  });

  it('by its time frees its subaccounts with it, and tells each owner once', async () => {
    const until = new Date(gatehouse.clock.now().getTime() + DAY);
    await place(parent, { until: until.toISOString() });

    const { errors } = await gatehouse.app.get(DueTasks).runAll(until);

    expect(errors).toEqual([]);
    expect(await statuses()).toEqual(['active', 'active', 'active']);
    expect(await templatesTo(parent)).toEqual(['hold-placed', 'hold-released']);
    expect(await templatesTo(reseller)).toEqual(['hold-placed', 'hold-released']);
  });

  it('P8, P31: by an approved reassessment frees its subaccounts with it', async () => {
    await place(parent);
    await fileTicket(gatehouse, parent);

    await new Review(gatehouse, senior, parent).decide('approve', []);

    expect(await statuses()).toEqual(['active', 'active', 'active']);
  });
});

describe('what a subaccount has from its parent', () => {
  it('cannot be released by itself', async () => {
    await place(parent);
    const [copy] = await openHoldsOf(branch);

    const refused = await release(String(copy?.sid));

    expect([refused.status, refused.body.code]).toEqual([409, 'hold_of_parent']);
    expect(refused.body.detail).toContain(parent.sid);
    expect(await statuses()).toEqual(['on_hold', 'on_hold', 'on_hold']);
  });

  it('P8: is disputed at the parent: the subaccount’s own ticket is refused with the way to go', async () => {
    await place(parent);

    const refused = await call<Problem>(
      gatehouse,
      asCustomer(reseller),
      'POST',
      '/api/reassessments',
      COMPLETE_TICKET,
    );
    const alerts = await call<{ items: { text: string; nextStep: { url: string } }[] }>(
      gatehouse,
      asCustomer(reseller),
      'GET',
      `/api/accounts/${reseller.sid}/alerts`,
    );

    expect([refused.status, refused.body.code]).toEqual([409, 'restricted_with_parent']);
    expect(alerts.body.items).toMatchObject([
      {
        text: expect.stringContaining('ask for that one'),
        nextStep: { url: expect.stringMatching(/\/portal\/accounts$/) },
      },
    ]);
  });

  it('stays when a reassessment lifts what is its own', async () => {
    await place(reseller, { code: 'staff_decision' });
    await fileTicket(gatehouse, reseller);
    await place(parent);

    await new Review(gatehouse, senior, reseller).decide('approve', []);

    expect(await openHoldsOf(reseller)).toMatchObject([{ code: 'terms_violation' }]);
    expect(await statusOf(gatehouse.database, reseller)).toBe('on_hold');
  });
});
