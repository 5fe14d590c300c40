import { insertRow } from '../database/rows.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM } from '../kernel/actor.js';
import { newId, toSid } from '../kernel/ids.js';
import type { Ledger } from '../ledger/ledger.js';
import { BusinessProfile } from './business-profile.entity.js';
import type { ProfileStatus } from './business-profiles.states.js';
import { newProfile } from './new-profile.js';
import { profileEvent } from './profile-event.js';

/** What a toll-free submission says about the end business, as the verification's row has it. */
export interface SubmittedBusiness {
  readonly accountId: string;
  readonly businessName: string;
  readonly businessWebsite: string;
  readonly notificationEmail: string;
  readonly businessStreetAddress: string | null;
  readonly businessStreetAddress2: string | null;
  readonly businessCity: string | null;
  readonly businessStateProvinceRegion: string | null;
  readonly businessPostalCode: string | null;
  readonly businessCountry: string | null;
  readonly businessContactFirstName: string | null;
  readonly businessContactLastName: string | null;
  readonly businessContactEmail: string | null;
  readonly businessContactPhone: string | null;
  readonly businessType: string | null;
  readonly businessRegistrationNumber: string | null;
  readonly businessRegistrationAuthority: string | null;
  readonly businessRegistrationCountry: string | null;
}

/**
 * W17, W49: a submission that names no profile gets one for its business, of which the customer learns its sid by e-mail. It is
 * looked at together with the verification, so it has no case of its own; `madeProfileFollows` gives it the verification's verdict.
 *
 * Gives the new profile's id, for the verification's `customerProfileId`; called once a verification, in the transaction that
 * writes it there.
 */
export function makeProfileFor(tx: Tx, ledger: Ledger, verification: SubmittedBusiness, at: Date): string {
  const { accountId, businessName, notificationEmail } = verification;
  const profile: BusinessProfile = {
    ...newProfile(newId(at), accountId, at),
    type: 'secondary',
    status: 'pending-review',
    friendlyName: businessName,
    email: notificationEmail,
    businessName,
    businessType: verification.businessType,
    businessRegistrationNumber: verification.businessRegistrationNumber,
    businessRegistrationAuthority: verification.businessRegistrationAuthority,
    businessRegistrationCountry: verification.businessRegistrationCountry,
    website: verification.businessWebsite,
    streetAddress: verification.businessStreetAddress,
    streetAddress2: verification.businessStreetAddress2,
    city: verification.businessCity,
    region: verification.businessStateProvinceRegion,
    postalCode: verification.businessPostalCode,
    country: verification.businessCountry,
    contactFirstName: verification.businessContactFirstName,
    contactLastName: verification.businessContactLastName,
    contactEmail: verification.businessContactEmail,
    contactPhone: verification.businessContactPhone,
    madeBy: 'verification',
    submittedAt: at,
  };
  tx.write(insertRow(BusinessProfile, profile));
  const payload = { companyName: businessName, profileSid: toSid('businessProfile', profile.id) };
  ledger.record(tx, at, profileEvent('business_profile.made', SYSTEM, profile), [
    { channel: 'email', template: 'business-profile-made', to: notificationEmail, accountId, payload },
  ]);
  return profile.id;
}

/** What became of the verification for which a profile appeared, and what that makes of the profile. */
const FOLLOWS = {
  approve: 'twilio-approved',
  reject: 'twilio-rejected',
  resubmit: 'pending-review',
  delete: 'draft',
} as const satisfies Record<string, ProfileStatus>;

/**
 * The verdict on a verification is the verdict on the profile that appeared with it; when the verification is deleted, the
 * profile is the customer's own draft. Any other profile, an approved one, and one that has a case of its own by now, stay as they are.
 * Write it with `tx.write` wherever a verification with a `customerProfileId` is decided, resubmitted or deleted.
 */
export function madeProfileFollows(profileId: string, move: keyof typeof FOLLOWS, at: Date): Statement {
  return {
    name: 'made-profile-follows-verification',
    text: `UPDATE business_profiles b
           SET status = $2, decided_at = CASE WHEN $2 IN ('twilio-approved','twilio-rejected') THEN $3::timestamptz END,
               updated_at = $3, version = b.version + 1
           WHERE b.id = $1 AND b.made_by = 'verification' AND b.case_id IS NULL AND b.deleted_at IS NULL
             AND b.status NOT IN ('twilio-approved', $2)`,
    values: [profileId, FOLLOWS[move], at.toISOString()],
    touches: `business_profiles ${profileId}`,
  };
}
