import twilio from 'twilio';
import { insertRow } from '../../src/database/rows.js';
import { BusinessProfile } from '../../src/business-profiles/business-profile.entity.js';
import { newProfile } from '../../src/business-profiles/new-profile.js';
import { PhoneNumber } from '../../src/accounts/numbers/phone-number.entity.js';
import { ownedNumber } from '../../src/accounts/numbers/add-number.js';
import { newId, toSid } from '../../src/kernel/ids.js';
import type { TestApp } from './app.js';
import { anAccount, type BuiltAccount } from './builders.js';
import { writeInto } from './rows-in.js';

/** The carrier's own client library, unmodified, pointed at the running program. */
export function officialClient(
  gatehouse: Pick<TestApp, 'url'>,
  { sid, authToken }: { readonly sid: string; readonly authToken: string },
) {
  const client = twilio(sid, authToken);
  for (const domain of [client.messaging, client.trusthub, client.events]) domain.baseUrl = gatehouse.url;
  return client;
}

/** What its create takes. */
export type Submission = Parameters<
  ReturnType<typeof officialClient>['messaging']['v1']['tollfreeVerifications']['create']
>[0];

let counter = 0;

export interface BuiltNumber extends PhoneNumber {
  readonly sid: string;
}

/** A number of an account; a toll-free one of North America unless another is asked for. */
export async function aNumber(
  { database }: Pick<TestApp, 'database'>,
  account: Pick<BuiltAccount, 'id'>,
  phoneE164 = `+1888${String(2_000_000 + ++counter)}`,
): Promise<BuiltNumber> {
  const number = ownedNumber(account.id, phoneE164, new Date());
  await writeInto(database, [insertRow(PhoneNumber, number)]);
  return { ...number, sid: toSid('number', number.id) };
}

export interface BuiltProfile extends BusinessProfile {
  readonly sid: string;
}

/** A business profile of an account: its approved primary one unless something else is asked for. */
export async function aProfile(
  { database }: Pick<TestApp, 'database'>,
  account: Pick<BuiltAccount, 'id'>,
  overrides: Partial<BusinessProfile> = {},
): Promise<BuiltProfile> {
  const at = new Date();
  const profile: BusinessProfile = {
    ...newProfile(newId(at), account.id, at),
    type: 'primary',
    status: 'twilio-approved',
    friendlyName: 'Owl',
    email: 'owner@owl.example',
    businessName: 'Owl, Inc.',
    streetAddress: '5 Profile Street',
    city: 'Profiletown',
    region: 'WA',
    postalCode: '98119',
    country: 'US',
    contactFirstName: 'Pat',
    contactLastName: 'Profile',
    contactEmail: 'pat@owl.example',
    contactPhone: '+12065550100',
    ...overrides,
  };
  await writeInto(database, [insertRow(BusinessProfile, profile)]);
  return { ...profile, sid: toSid('businessProfile', profile.id) };
}

/** An account that may have its numbers verified. */
export async function aVerifiableAccount(
  gatehouse: TestApp,
  overrides: Parameters<typeof anAccount>[1] = {},
): Promise<BuiltAccount> {
  const account = await anAccount(gatehouse.database, overrides);
  await aProfile(gatehouse, account);
  return account;
}

/** The source's own sample of a submission without a profile (W46). */
export function aSubmission(
  number: { readonly sid: string },
  overrides: Partial<Submission> = {},
): Submission {
  return {
    businessName: 'Owl, Inc.',
    businessStreetAddress: '123 Main Street',
    businessStreetAddress2: 'Suite 101',
    businessCity: 'Anytown',
    businessStateProvinceRegion: 'AA',
    businessPostalCode: '11111',
    businessCountry: 'US',
    businessWebsite: 'http://www.company.com',
    businessContactFirstName: 'firstname',
    businessContactLastName: 'lastname',
    businessContactEmail: 'email@company.com',
    businessContactPhone: '+1231231234',
    notificationEmail: 'support@company.com',
    useCaseCategories: ['TWO_FACTOR_AUTHENTICATION', 'MARKETING'],
    useCaseSummary: 'This number is used to send out promotional offers to the customers of the shop',
    productionMessageSample: 'lorem ipsum',
    optInImageUrls: [
      'https://testbusiness.com/images/image1.jpg',
      'https://testbusiness.com/images/image2.jpg',
    ],
    optInType: 'VERBAL',
    messageVolume: '10',
    additionalInformation: 'see our privacy policy here www.johnscoffeeshop.com/privacypolicy',
    tollfreePhoneNumberSid: number.sid,
    externalReferenceId: 'abc123xyz567',
    ...overrides,
  };
}

/** The same where a profile says who the business is (W66). */
export function aSubmissionWithProfile(
  number: { readonly sid: string },
  profile: { readonly sid: string },
  overrides: Partial<Submission> = {},
): Submission {
  return {
    customerProfileSid: profile.sid,
    businessName: 'Owl, Inc.',
    businessWebsite: 'http://www.company.com',
    notificationEmail: 'support@company.com',
    useCaseCategories: ['MARKETING'],
    useCaseSummary: 'This number is used to send out promotional offers to the customers of the shop',
    productionMessageSample: 'lorem ipsum',
    optInImageUrls: ['https://testbusiness.com/images/image1.jpg'],
    optInType: 'WEB_FORM',
    messageVolume: '1,000',
    tollfreePhoneNumberSid: number.sid,
    ...overrides,
  };
}

/** The refusal as the library throws it. */
export interface Refused {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  const given = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(given instanceof twilio.RestException)) throw new Error(`No refusal: ${JSON.stringify(given)}`);
  const { status, code, message } = given;
  return { status, code: code ?? 0, message };
}
