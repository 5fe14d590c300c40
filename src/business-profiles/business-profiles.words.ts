import type { BusinessIdentity, ProfileType } from './business-profile.entity.js';

/** What each type of profile is called. */
export const PROFILE_TYPE_LABELS: Readonly<Record<ProfileType, string>> = {
  primary: 'Primary profile',
  secondary: 'Secondary profile',
  isv_starter: 'ISV starter profile',
};

/** W8: for whom a business sends. */
export const IDENTITY_LABELS: Readonly<Record<BusinessIdentity, string>> = {
  direct_customer: 'Direct customer',
  isv_reseller_or_partner: 'ISV, reseller or partner',
};

/** What kind of business it is, as the vendor's API spells it. */
export const BUSINESS_TYPES = [
  'PRIVATE_PROFIT',
  'PUBLIC_PROFIT',
  'SOLE_PROPRIETOR',
  'NON_PROFIT',
  'GOVERNMENT',
] as const;
