import type { BusinessProfile } from '../business-profiles/business-profile.entity.js';
import { newId } from '../kernel/ids.js';
import { businessKey } from './business-key.js';
import type { TollFreeSubmission } from './toll-free-submission.entity.js';
import type { SubmittedFields, TollFreeVerification } from './toll-free-verification.entity.js';

/** A first submission, as its row begins (W46): waiting for the intake, in the standard lane. */
export function newVerification(
  number: { readonly id: string; readonly accountId: string; readonly phoneE164: string },
  fields: SubmittedFields,
  profileId: string | null,
  at: Date,
): TollFreeVerification {
  return {
    id: newId(at),
    accountId: number.accountId,
    numberId: number.id,
    phoneE164: number.phoneE164,
    caseId: null,
    customerProfileId: profileId,
    trustProductId: null,
    regulatedItemId: null,
    status: 'PENDING_REVIEW',
    submission: 1,
    lane: 'standard',
    ...fields,
    businessKey: businessKey(fields.businessName, fields.businessWebsite),
    editReason: null,
    rejectionCodes: [],
    rejectedAt: null,
    editUntil: null,
    editAllowed: null,
    expiredAt: null,
    submittedAt: at,
    intakeDoneAt: null,
    decidedAt: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    version: 1,
  };
}

/** W68: with a profile, the address and the contact are the profile's. */
export function withProfile(fields: SubmittedFields, profile: BusinessProfile): SubmittedFields {
  return {
    ...fields,
    businessStreetAddress: profile.streetAddress,
    businessStreetAddress2: profile.streetAddress2,
    businessCity: profile.city,
    businessStateProvinceRegion: profile.region,
    businessPostalCode: profile.postalCode,
    businessCountry: profile.country,
    businessContactFirstName: profile.contactFirstName,
    businessContactLastName: profile.contactLastName,
    businessContactEmail: profile.contactEmail,
    businessContactPhone: profile.contactPhone,
  };
}

/** The submission that the verification's row now shows, for the history. */
export function submissionOf(
  verification: TollFreeVerification,
  fields: SubmittedFields,
): TollFreeSubmission {
  const { id, accountId, submission, lane, editReason, submittedAt } = verification;
  return {
    id: newId(submittedAt),
    verificationId: id,
    accountId,
    submission,
    lane,
    fields,
    editReason,
    submittedAt,
    decidedAt: null,
    outcome: null,
    rejectionCodes: [],
  };
}
