import type { ProfileView } from '../../src/business-profiles/business-profile.views.js';
import { asStaff, call, type Answer, type Caller } from './api.js';
import type { TestApp } from './app.js';
import type { BuiltStaff } from './builders.js';
import type { CaseOnApi } from './tickets.js';

/** Everything that a reviewer looks for in a profile. */
export const DETAILS = {
  businessIdentity: 'direct_customer',
  businessName: 'Owl, Inc.',
  businessType: 'PRIVATE_PROFIT',
  businessRegistrationNumber: '12-3456789',
  businessRegistrationAuthority: 'EIN',
  businessRegistrationCountry: 'US',
  website: 'https://owl.example',
  streetAddress: '5 Barn Street',
  city: 'Seattle',
  region: 'WA',
  postalCode: '98119',
  country: 'US',
  contactFirstName: 'Pat',
  contactLastName: 'Strix',
  contactEmail: 'pat@owl.example',
  contactPhone: '+12065550100',
} as const;

/** A call on business profiles; `path` follows `/api/business-profiles`. */
export function onProfiles<Body = ProfileView>(
  gatehouse: Pick<TestApp, 'url'>,
  by: Caller,
  method: 'GET' | 'POST' | 'PATCH',
  path = '',
  body?: unknown,
): Promise<Answer<Body>> {
  return call<Body>(gatehouse, by, method, `/api/business-profiles${path}`, body);
}

/** The same, which must go well. */
export async function profileAfter(
  gatehouse: Pick<TestApp, 'url'>,
  by: Caller,
  method: 'GET' | 'POST' | 'PATCH',
  path = '',
  body?: unknown,
): Promise<ProfileView> {
  const answer = await onProfiles(gatehouse, by, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** What a reviewer does with a profile, over the API. */
export class ProfileReview {
  constructor(
    private readonly gatehouse: Pick<TestApp, 'url'>,
    private readonly by: BuiltStaff,
    private readonly profileSid: string,
  ) {}

  /** The newest case of the profile, with what is on offer. */
  async newestCase(): Promise<CaseOnApi> {
    const path = `/api/cases?subject=${this.profileSid}&type=business_profile`;
    const { body } = await call<{ items: CaseOnApi[] }>(this.gatehouse, asStaff(this.by), 'GET', path);
    const newest =
      body.items.find(({ status }) => status !== 'decided' && status !== 'withdrawn') ?? body.items[0];
    if (newest === undefined) throw new Error('The profile has no case.');
    return (await call<CaseOnApi>(this.gatehouse, asStaff(this.by), 'GET', `/api/cases/${newest.sid}`)).body;
  }

  async claim(): Promise<void> {
    await this.act('claim', {});
  }

  /** Claims the case and decides it. */
  async decide<Body = unknown>(
    decision: { outcome: string } & Record<string, unknown>,
  ): Promise<Answer<Body>> {
    await this.claim();
    const { version } = await this.newestCase();
    return this.act('decisions', { version, ...decision });
  }

  /** Does that to the case. */
  async act<Body = unknown>(what: string, body: object): Promise<Answer<Body>> {
    const { sid } = await this.newestCase();
    return call<Body>(this.gatehouse, asStaff(this.by), 'POST', `/api/cases/${sid}/${what}`, body);
  }
}
