import type { BusinessProfile } from './business-profile.entity.js';

/** A draft that says nothing yet about its business; whoever makes one spreads over it what is known. */
export function newProfile(
  id: string,
  accountId: string,
  at: Date,
): Omit<BusinessProfile, 'type' | 'friendlyName' | 'email'> {
  return {
    id,
    accountId,
    caseId: null,
    status: 'draft',
    statusCallback: null,
    businessIdentity: null,
    businessName: null,
    businessType: null,
    businessRegistrationNumber: null,
    businessRegistrationAuthority: null,
    businessRegistrationCountry: null,
    industry: null,
    website: null,
    streetAddress: null,
    streetAddress2: null,
    city: null,
    region: null,
    postalCode: null,
    country: null,
    contactFirstName: null,
    contactLastName: null,
    contactEmail: null,
    contactPhone: null,
    madeBy: 'customer',
    rejectionCodes: [],
    validUntil: null,
    submittedAt: null,
    decidedAt: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    version: 1,
  };
}
