import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BusinessProfileView } from '../../../src/business-profiles/business-profile.views.js';
import { asCustomer, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { DETAILS, onProfiles, profileAfter } from '../../support/profile-review.js';

const PRIMARY = { type: 'primary', friendlyName: 'Owl', email: 'owner@owl.example' };
const SECONDARY = { ...PRIMARY, type: 'secondary', friendlyName: 'A client' };

let gatehouse: TestApp;
let parent: BuiltAccount;
let child: BuiltAccount;
let stranger: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  parent = await anAccount(gatehouse.database);
  child = await anAccount(gatehouse.database, { parentId: parent.id });
  stranger = await anAccount(gatehouse.database);
});
afterAll(() => gatehouse.stop());

it('W6: an account draws up its primary profile and is told what is missing, each with a sentence', async () => {
  const { status, body } = await onProfiles(gatehouse, asCustomer(parent), 'POST', '', PRIMARY);

  expect(status).toBe(201);
  expect(body).toMatchObject({
    sid: expect.stringMatching(/^BU[0-9a-f]{32}$/),
    account: parent.sid,
    ...PRIMARY,
    status: 'draft',
    madeBy: 'customer',
    businessIdentity: null,
    version: 1,
    messages: [],
  });
  expect(body.evaluation.map(({ field }) => field)).toEqual(Object.keys(DETAILS));

  const second = await onProfiles<{ code: string }>(gatehouse, asCustomer(parent), 'POST', '', PRIMARY);
  expect(second).toMatchObject({ status: 409, body: { code: 'primary_exists' } });
});

it('W10: a subaccount uses the primary profile of its parent, and has secondary ones', async () => {
  const refused = await onProfiles<{ code: string }>(gatehouse, asCustomer(child), 'POST', '', PRIMARY);
  expect(refused).toMatchObject({ status: 409, body: { code: 'parents_primary_counts' } });

  const made = await profileAfter(gatehouse, asCustomer(parent), 'POST', '', {
    ...SECONDARY,
    account: child.sid,
  });
  expect(made.account).toBe(child.sid);
  expect((await onProfiles(gatehouse, asCustomer(child), 'GET', `/${made.sid}`)).status).toBe(200);
  expect((await onProfiles(gatehouse, asCustomer(stranger), 'GET', `/${made.sid}`)).status).toBe(404);
  const { status } = await onProfiles(gatehouse, asCustomer(stranger), 'PATCH', `/${made.sid}`, {
    city: 'Ulm',
  });
  expect(status).toBe(404);
});

it('the platform draws up a profile for an account that it names, and must name one', async () => {
  const made = await profileAfter(gatehouse, PLATFORM, 'POST', '', {
    ...PRIMARY,
    ...DETAILS,
    account: stranger.sid,
  });
  expect(made).toMatchObject({ madeBy: 'platform', evaluation: [], ...DETAILS });

  const unnamed = await onProfiles<{ code: string }>(gatehouse, PLATFORM, 'POST', '', PRIMARY);
  expect(unnamed).toMatchObject({ status: 422, body: { code: 'account_required' } });
});

it('nobody draws up a profile for the account of another', async () => {
  const foreign = { ...SECONDARY, account: stranger.sid };
  expect((await onProfiles(gatehouse, asCustomer(child), 'POST', '', foreign)).status).toBe(404);
  const ofParent = { ...SECONDARY, account: parent.sid };
  expect((await onProfiles(gatehouse, asCustomer(child), 'POST', '', ofParent)).status).toBe(404);
});

describe('a change', () => {
  it('touches only what is named, and needs the version that was read', async () => {
    const by = asCustomer(parent);
    const made = await profileAfter(gatehouse, by, 'POST', '', SECONDARY);

    const changed = await profileAfter(gatehouse, by, 'PATCH', `/${made.sid}`, { city: 'Ulm', version: 1 });
    expect(changed).toMatchObject({ city: 'Ulm', friendlyName: 'A client', version: 2 });

    const stale = await onProfiles<{ code: string }>(gatehouse, by, 'PATCH', `/${made.sid}`, {
      city: 'X',
      version: 1,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version_stale' } });
    const same = await onProfiles<{ code: string }>(gatehouse, by, 'PATCH', `/${made.sid}`, { city: 'Ulm' });
    expect(same).toMatchObject({ status: 422, body: { code: 'nothing_changed' } });
  });
});

it.each([
  [{ ...PRIMARY, type: 'tertiary' }, 'type'],
  [{ ...SECONDARY, friendlyName: '' }, 'friendlyName'],
  [{ ...SECONDARY, friendlyName: 'x'.repeat(256) }, 'friendlyName'],
  [{ ...SECONDARY, email: 'nobody' }, 'email'],
  [{ ...SECONDARY, businessIdentity: 'isv' }, 'businessIdentity'],
  [{ ...SECONDARY, businessName: 'x'.repeat(501) }, 'businessName'],
  [{ ...SECONDARY, contactPhone: '0711 1' }, 'contactPhone'],
  [{ ...SECONDARY, country: 'Germany' }, 'country'],
  [{ ...SECONDARY, account: 'AC1' }, 'account'],
  [{ ...SECONDARY, status: 'twilio-approved' }, 'status'],
])('bad input is refused with its field: %j', async (input, field) => {
  const { status, body } = await onProfiles<{ errors: { field: string }[] }>(
    gatehouse,
    asCustomer(parent),
    'POST',
    '',
    input,
  );
  expect(status).toBe(422);
  expect(body.errors.map((error) => error.field)).toContain(field);
});

it('the list reaches subaccounts, the newest first, filtered and paged', async () => {
  const owner = await anAccount(gatehouse.database);
  const sub = await anAccount(gatehouse.database, { parentId: owner.id });
  const by = asCustomer(owner);
  const first = await profileAfter(gatehouse, by, 'POST', '', PRIMARY);
  const second = await profileAfter(gatehouse, by, 'POST', '', { ...SECONDARY, account: sub.sid });
  const list = async (query: string) =>
    (
      await call<{ items: BusinessProfileView[]; nextCursor: string | null }>(
        gatehouse,
        by,
        'GET',
        `/api/business-profiles${query}`,
      )
    ).body;
  const sids = async (query: string) => (await list(query)).items.map(({ sid }) => sid);

  expect(await sids('')).toEqual([second.sid, first.sid]);
  expect(await sids('?type=primary')).toEqual([first.sid]);
  expect(await sids(`?account=${sub.sid}`)).toEqual([second.sid]);
  expect(await sids('?status=twilio-approved')).toEqual([]);
  const page = await list('?limit=1');
  expect(page.items.map(({ sid }) => sid)).toEqual([second.sid]);
  expect(await sids(`?limit=1&cursor=${page.nextCursor ?? ''}`)).toEqual([first.sid]);
});
