import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProfileFor, madeProfileFollows } from '../../../src/business-profiles/make-profile-for.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { toSid } from '../../../src/kernel/ids.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { asCustomer } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { profileAfter } from '../../support/profile-review.js';
import { rowsIn, writeInto } from '../../support/rows-in.js';
import {
  aNumber,
  aProfile,
  aSubmission,
  aSubmissionWithProfile,
  officialClient,
  refusalOf,
} from '../../support/toll-free.js';

const NOT_APPROVED = { status: 422, code: 422, message: 'Provided Customer Profile is not approved.' };
const UNKNOWN = { status: 422, code: 422, message: 'Provided Customer Profile does not exist.' };

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

/** Submits a number of the account, naming the profile if there is one. */
async function submit(account: BuiltAccount, profile?: { readonly sid: string }) {
  const number = await aNumber(gatehouse, account);
  const given = profile === undefined ? aSubmission(number) : aSubmissionWithProfile(number, profile);
  return officialClient(gatehouse, account).messaging.v1.tollfreeVerifications.create(given);
}

describe('W6, W7: the primary profile', () => {
  it('W190: must be there', async () => {
    const account = await anAccount(gatehouse.database);
    expect(await refusalOf(submit(account))).toEqual({
      status: 422,
      code: 422,
      message: 'No primary profile for account.',
    });
  });

  it.each(['draft', 'pending-review', 'in-review', 'twilio-rejected'] as const)(
    'W191: must be approved, and is not while it is %s',
    async (status) => {
      const account = await anAccount(gatehouse.database);
      await aProfile(gatehouse, account, { status });
      expect(await refusalOf(submit(account))).toEqual(NOT_APPROVED);
    },
  );

  it('W8: of a parent account must say ISV, reseller or partner before a subaccount verifies a number', async () => {
    const parents = { direct: await anAccount(gatehouse.database), isv: await anAccount(gatehouse.database) };
    await aProfile(gatehouse, parents.direct, { businessIdentity: 'direct_customer' });
    await aProfile(gatehouse, parents.isv, { businessIdentity: 'isv_reseller_or_partner' });
    const ofDirect = await anAccount(gatehouse.database, { parentId: parents.direct.id });
    const ofIsv = await anAccount(gatehouse.database, { parentId: parents.isv.id });

    expect(await refusalOf(submit(ofDirect))).toMatchObject({
      status: 422,
      message: expect.stringContaining('ISV, Reseller or Partner'),
    });
    expect(await submit(ofIsv)).toMatchObject({ status: 'PENDING_REVIEW', accountSid: ofIsv.sid });
  });
});

describe('W9, W65: the profile named', () => {
  it.each(['secondary', 'isv_starter'] as const)('may be %s', async (type) => {
    const account = await anAccount(gatehouse.database);
    await aProfile(gatehouse, account);
    const profile = await aProfile(gatehouse, account, { type });
    expect(await submit(account, profile)).toMatchObject({ customerProfileSid: profile.sid });
  });

  it('W192: may not be the primary one', async () => {
    const account = await anAccount(gatehouse.database);
    const primary = await aProfile(gatehouse, account);
    expect(await refusalOf(submit(account, primary))).toEqual({
      status: 422,
      code: 422,
      message: 'Provided Customer Profile is not of the right profile type.',
    });
  });

  it('W191: must be approved', async () => {
    const account = await anAccount(gatehouse.database);
    await aProfile(gatehouse, account);
    const profile = await aProfile(gatehouse, account, { type: 'secondary', status: 'in-review' });
    expect(await refusalOf(submit(account, profile))).toEqual(NOT_APPROVED);
  });

  it('W12, W193: must be of the very account of the number, not deleted, and there at all', async () => {
    const parent = await anAccount(gatehouse.database);
    await aProfile(gatehouse, parent, { businessIdentity: 'isv_reseller_or_partner' });
    const account = await anAccount(gatehouse.database, { parentId: parent.id });
    const ofParent = await aProfile(gatehouse, parent, { type: 'secondary' });
    const deleted = await aProfile(gatehouse, account, { type: 'secondary', deletedAt: new Date() });
    const nowhere = { sid: `BU${'0'.repeat(32)}` };

    for (const profile of [ofParent, deleted, nowhere])
      expect(await refusalOf(submit(account, profile))).toEqual(UNKNOWN);
  });
});

describe('W17, W49: the profile that appears by itself', () => {
  const at = new Date('2026-11-22T10:00:00.000Z');

  /** As the acceptance of a submission makes it. */
  async function made(account: BuiltAccount): Promise<string> {
    const business = {
      accountId: account.id,
      businessName: 'Owl, Inc.',
      businessWebsite: 'https://owl.example',
      notificationEmail: 'support@owl.example',
      businessStreetAddress: '5 Barn Street',
      businessStreetAddress2: null,
      businessCity: 'Seattle',
      businessStateProvinceRegion: 'WA',
      businessPostalCode: '98119',
      businessCountry: 'US',
      businessContactFirstName: 'Pat',
      businessContactLastName: 'Strix',
      businessContactEmail: 'pat@owl.example',
      businessContactPhone: '+12065550100',
      businessType: null,
      businessRegistrationNumber: null,
      businessRegistrationAuthority: null,
      businessRegistrationCountry: null,
    };
    const ledger = gatehouse.app.get(Ledger);
    return gatehouse.app
      .get(UnitOfWork)
      .run((tx) => Promise.resolve(makeProfileFor(tx, ledger, business, at)));
  }

  const now = (account: BuiltAccount, id: string) =>
    profileAfter(gatehouse, asCustomer(account), 'GET', `/${toSid('businessProfile', id)}`);

  it('says what the submission said, and its sid is told by e-mail', async () => {
    const account = await anAccount(gatehouse.database);
    const id = await made(account);

    expect(await now(account, id)).toMatchObject({
      type: 'secondary',
      status: 'pending-review',
      madeBy: 'verification',
      friendlyName: 'Owl, Inc.',
      city: 'Seattle',
      contactPhone: '+12065550100',
    });
    const mails = await rowsIn<{ recipient: string; sid: string }>(
      gatehouse.database,
      `SELECT recipient, payload->>'profileSid' AS sid FROM outbox_messages WHERE account_id = $1 AND template = 'business-profile-made'`,
      [account.id],
    );
    expect(mails).toEqual([{ recipient: 'support@owl.example', sid: toSid('businessProfile', id) }]);
  });

  it('has the verdict of its verification; approved, it stays, and another profile is never touched', async () => {
    const account = await anAccount(gatehouse.database);
    const id = await made(account);
    const statuses: string[] = [];
    for (const move of ['reject', 'resubmit', 'approve', 'delete'] as const) {
      await writeInto(gatehouse.database, [madeProfileFollows(id, move, at)]);
      statuses.push((await now(account, id)).status);
    }
    expect(statuses).toEqual(['twilio-rejected', 'pending-review', 'twilio-approved', 'twilio-approved']);

    const own = await aProfile(gatehouse, account, { type: 'secondary', status: 'draft' });
    await writeInto(gatehouse.database, [madeProfileFollows(own.id, 'approve', at)]);
    expect(await now(account, own.id)).toMatchObject({ status: 'draft' });
  });

  it('of a deleted verification is a draft of the customer, which he submits by itself', async () => {
    const account = await anAccount(gatehouse.database);
    const id = await made(account);
    await writeInto(gatehouse.database, [madeProfileFollows(id, 'delete', at)]);
    const path = `/${toSid('businessProfile', id)}/submit`;
    expect(await profileAfter(gatehouse, asCustomer(account), 'POST', path, {})).toMatchObject({
      status: 'pending-review',
    });
    await writeInto(gatehouse.database, [madeProfileFollows(id, 'approve', at)]);
    expect(await now(account, id)).toMatchObject({ status: 'pending-review' });
  });
});
