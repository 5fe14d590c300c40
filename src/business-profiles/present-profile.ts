import { toSid } from '../kernel/ids.js';
import type { BusinessProfileView } from './business-profile.views.js';
import { toldReasons } from './business-profiles.codes.js';
import type { ProfileWithAccount } from './business-profiles.sql.js';
import { evaluateProfile } from './evaluate-profile.js';

/** A profile as its owner may see it. */
export function presentProfile(profile: ProfileWithAccount): BusinessProfileView {
  return {
    sid: toSid('businessProfile', profile.id),
    account: toSid('account', profile.accountId),
    type: profile.type,
    status: profile.status,
    friendlyName: profile.friendlyName,
    email: profile.email,
    businessIdentity: profile.businessIdentity,
    businessName: profile.businessName,
    businessType: profile.businessType,
    businessRegistrationNumber: profile.businessRegistrationNumber,
    businessRegistrationAuthority: profile.businessRegistrationAuthority,
    businessRegistrationCountry: profile.businessRegistrationCountry,
    industry: profile.industry,
    website: profile.website,
    streetAddress: profile.streetAddress,
    streetAddress2: profile.streetAddress2,
    city: profile.city,
    region: profile.region,
    postalCode: profile.postalCode,
    country: profile.country,
    contactFirstName: profile.contactFirstName,
    contactLastName: profile.contactLastName,
    contactEmail: profile.contactEmail,
    contactPhone: profile.contactPhone,
    madeBy: profile.madeBy,
    evaluation: evaluateProfile(profile),
    reasons: toldReasons(profile.rejectionCodes),
    needsAnswer: profile.needsAnswer,
    submittedAt: profile.submittedAt?.toISOString() ?? null,
    decidedAt: profile.decidedAt?.toISOString() ?? null,
    createdAt: profile.createdAt.toISOString(),
    updatedAt: profile.updatedAt.toISOString(),
    version: profile.version,
  };
}
