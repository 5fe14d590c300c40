import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import {
  aNumber,
  aProfile,
  aSubmission,
  aSubmissionWithProfile,
  aVerifiableAccount,
  officialClient,
  refusalOf,
  type Submission,
} from '../../support/toll-free.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let account: BuiltAccount;

beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
  account = await aVerifiableAccount(gatehouse);
});
afterAll(() => gatehouse.stop());

const verificationsOf = (by: BuiltAccount) =>
  officialClient(gatehouse, by).messaging.v1.tollfreeVerifications;

async function refused(overrides: Partial<Submission>, by = account) {
  return refusalOf(verificationsOf(by).create(aSubmission(await aNumber(gatehouse, by), overrides)));
}

describe('a submission without a profile', () => {
  it('W15, W46–W48: answers 201 with everything that was sent, the rest null, on the host that was asked', async () => {
    const number = await aNumber(gatehouse, account);

    const made = await verificationsOf(account).createWithHttpInfo(aSubmission(number));

    expect(made.statusCode).toBe(201);
    const raw = await call<Record<string, unknown>>(
      gatehouse,
      asCustomer(account),
      'GET',
      `/v1/Tollfree/Verifications/${made.body.sid}`,
    );
    expect(raw.body).toMatchObject({
      sid: expect.stringMatching(/^HH[0-9a-f]{32}$/),
      account_sid: account.sid,
      regulated_item_sid: null,
      customer_profile_sid: null,
      trust_product_sid: null,
      status: 'PENDING_REVIEW',
      date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      business_contact_phone: '+1231231234',
      use_case_categories: ['TWO_FACTOR_AUTHENTICATION', 'MARKETING'],
      tollfree_phone_number_sid: number.sid,
      tollfree_phone_number: number.phoneE164,
      rejection_reason: null,
      error_code: null,
      edit_expiration: null,
      edit_allowed: null,
      rejection_reasons: null,
      rejected_on: null,
      resource_links: {},
      url: `${gatehouse.url}/v1/Tollfree/Verifications/${made.body.sid}`,
      external_reference_id: 'abc123xyz567',
    });
    expect(Object.keys(raw.body)).toHaveLength(54);
    expect(made.body.businessStreetAddress2).toBe('Suite 101');
    expect(made.body.optInImageUrls).toHaveLength(2);
  });

  it('W44, W50: keeps the newer fields and gives them back', async () => {
    const newer: Partial<Submission> = {
      businessRegistrationNumber: '12-3456789',
      businessRegistrationAuthority: 'EIN',
      businessRegistrationCountry: 'US',
      businessType: 'PRIVATE_PROFIT',
      businessRegistrationPhoneNumber: '+12065550111',
      doingBusinessAs: 'Owl Coffee',
      optInConfirmationMessage: 'You are in.',
      helpMessageSample: 'Write HELP.',
      privacyPolicyUrl: 'https://company.com/privacy',
      termsAndConditionsUrl: 'https://company.com/terms',
      ageGatedContent: true,
      optInKeywords: ['START'],
      vettingProvider: 'CAMPAIGN_VERIFY',
      vettingId: 'cv-1',
    };
    const number = await aNumber(gatehouse, account);

    const made = await verificationsOf(account).create(aSubmission(number, newer));

    expect(made).toMatchObject({ ...newer, vettingIdExpiration: null });
  });

  it('W31, W35: takes one category and one address, which look like no list on the wire', async () => {
    const number = await aNumber(gatehouse, account);

    const made = await verificationsOf(account).create(
      aSubmission(number, { useCaseCategories: ['K12'], optInImageUrls: ['https://a.example/b'] }),
    );

    expect(made.useCaseCategories).toEqual(['K12']);
    expect(made.optInImageUrls).toEqual(['https://a.example/b']);
  });

  it('keeps the submission for the history, and the name of the business however it is spelled', async () => {
    const [one, two] = [await aNumber(gatehouse, account), await aNumber(gatehouse, account)];
    const same = { businessWebsite: 'https://www.brightline.com/about' };
    await verificationsOf(account).create(aSubmission(one, { ...same, businessName: 'Brightline Ltd' }));
    await verificationsOf(account).create(
      aSubmission(two, { businessName: 'BRIGHTLINE, Inc.', businessWebsite: 'brightline.com' }),
    );

    const rows = await rowsIn<{ business_key: string; submission: number; fields: { businessCity: string } }>(
      gatehouse.database,
      `SELECT v.business_key, s.submission, s.fields FROM toll_free_verifications v
       JOIN toll_free_submissions s ON s.verification_id = v.id WHERE v.number_id IN ($1, $2)`,
      [one.id, two.id],
    );

    expect(new Set(rows.map((row) => row.business_key)).size).toBe(1);
    expect(rows.map((row) => [row.submission, row.fields.businessCity])).toEqual([
      [1, 'Anytown'],
      [1, 'Anytown'],
    ]);
  });

  it('W152, W154: tells the notification address and the streams', async () => {
    const number = await aNumber(gatehouse, account);
    const made = await verificationsOf(account).create(
      aSubmission(number, { notificationEmail: 'isv@resellers.example' }),
    );

    const told = await rowsIn<{ channel: string; template: string }>(
      gatehouse.database,
      `SELECT channel, template FROM outbox_messages WHERE recipient IN ('isv@resellers.example', $1) ORDER BY channel`,
      [made.sid],
    );

    expect(told).toEqual([
      { channel: 'email', template: 'toll-free-pending' },
      { channel: 'event', template: 'com.twilio.messaging.compliance.toll-free-verification.pending-review' },
    ]);
  });
});

describe('what is refused', () => {
  it('W182: one missing field; W69: several', async () => {
    expect(await refused({ businessCity: '' })).toEqual({
      status: 400,
      code: 400,
      message: 'Missing mandatory field name for submitting a verification.',
    });
    expect(await refused({ businessCity: ' ', businessCountry: '' })).toMatchObject({
      status: 400,
      message: 'Missing mandatory fields for submitting a verification',
    });
  });

  it.each([
    ['W183', { notificationEmail: 'nobody' }, 'Email address is invalid.'],
    ['W183', { businessContactEmail: 'a b@c.de' }, 'Email address is invalid.'],
    ['W184', { businessContactPhone: '1231231234' }, 'Phone number is invalid.'],
    ['W184', { tollfreePhoneNumberSid: 'PN12' }, 'Phone number is invalid.'],
    ['W185', { messageVolume: '2000' }, 'The messageVolume parameter is invalid.'],
    ['W186', { useCaseCategories: ['K1'] }, 'The useCase parameter is invalid.'],
    ['W186', { useCaseCategories: ['MARKETING', 'EVENT'] }, 'The useCase parameter is invalid.'],
    ['W187', { optInType: 'VERBA' as 'VERBAL' }, 'The optInType parameter is invalid.'],
    ['W23', { businessCountry: 'XX' }, 'The businessCountry parameter is invalid.'],
    [
      'W28',
      { businessName: 'x'.repeat(501) },
      'The businessName parameter is too long: at most 500 characters.',
    ],
    [
      'W34',
      { productionMessageSample: 'x'.repeat(1001) },
      'The productionMessageSample parameter is too long: at most 1000 characters.',
    ],
    ['W43', { externalReferenceId: 'a-b' }, 'The externalReferenceId parameter is invalid.'],
  ])('%s: %j', async (_rule, wrong, message) => {
    expect(await refused(wrong)).toEqual({ status: 400, code: 400, message });
  });

  it('W196, W197, W194: a number that is not there, of another account, or not toll-free', async () => {
    const other = await aVerifiableAccount(gatehouse);
    const [theirs, landline] = [
      await aNumber(gatehouse, other),
      await aNumber(gatehouse, account, '+12065550177'),
    ];

    expect(await refused({ tollfreePhoneNumberSid: `PN${'0'.repeat(32)}` })).toMatchObject({
      status: 422,
      message: 'TollFree phone number not found.',
    });
    expect(await refused({ tollfreePhoneNumberSid: theirs.sid })).toMatchObject({
      status: 422,
      message: 'Toll-Free phone number is not associated with an account.',
    });
    expect(await refused({ tollfreePhoneNumberSid: landline.sid })).toMatchObject({
      status: 422,
      message: 'Provided tollFreeNumber is not Toll-Free.',
    });
  });

  it('W190: an account without a primary profile', async () => {
    const newcomer = await anAccount(gatehouse.database);
    expect(await refused({}, newcomer)).toMatchObject({
      status: 422,
      message: 'No primary profile for account.',
    });
  });

  it('W195: another while one exists, also when eight come at once', async () => {
    const number = await aNumber(gatehouse, account);
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () => verificationsOf(account).create(aSubmission(number))),
    );

    const refusals = all.filter((one) => one.status === 'rejected').map((one): unknown => one.reason);
    expect(refusals).toHaveLength(7);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        status: 409,
        message:
          'Toll-free verification cannot be submitted when another verification exists or is in progress.',
      });
  });

  it('JSON where a form is expected', async () => {
    const answer = await call<{ code: number; message: string; status: number }>(
      gatehouse,
      asCustomer(account),
      'POST',
      '/v1/Tollfree/Verifications',
      { BusinessName: 'Owl' },
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 400, status: 400, message: expect.stringContaining('form') });
  });
});

describe('a submission with a profile', () => {
  it('W65, W68: is for the profile’s business, whose address and contact it shows', async () => {
    const profile = await aProfile(gatehouse, account, { type: 'secondary' });
    const number = await aNumber(gatehouse, account);

    const made = await verificationsOf(account).create(aSubmissionWithProfile(number, profile));

    expect(made).toMatchObject({
      customerProfileSid: profile.sid,
      regulatedItemSid: null,
      trustProductSid: null,
      businessStreetAddress: '5 Profile Street',
      businessContactEmail: 'pat@owl.example',
    });
  });

  it('W67: refuses the address and the contact, which the profile says', async () => {
    const profile = await aProfile(gatehouse, account, { type: 'secondary' });
    const refusal = await refused({ customerProfileSid: profile.sid });
    expect(refusal.status).toBe(400);
    expect(refusal.message).toContain('unnecessary business information');
    expect(refusal.message).toContain('BusinessContactEmail');
  });

  it('W12, W191–W193: refuses a profile of another account, of the wrong type, or not approved', async () => {
    const other = await aVerifiableAccount(gatehouse);
    const profiles = [
      [await aProfile(gatehouse, other, { type: 'secondary' }), 'Provided Customer Profile does not exist.'],
      [
        await aProfile(gatehouse, account, { type: 'secondary', status: 'draft' }),
        'Provided Customer Profile is not approved.',
      ],
    ] as const;
    for (const [profile, message] of profiles) {
      const submission = aSubmissionWithProfile(await aNumber(gatehouse, account), profile);
      expect(await refusalOf(verificationsOf(account).create(submission))).toMatchObject({
        status: 422,
        message,
      });
    }
  });
});
