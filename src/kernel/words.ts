/** The words on the wire that several folders share. Types, validation, select options and database checks all come from these lists. */
export const CASE_TYPES = [
  'reassessment',
  'account_review',
  'outbound_permission',
  'toll_free_verification',
  'business_profile',
] as const;
export type CaseType = (typeof CASE_TYPES)[number];

export const BANDS = ['low', 'medium', 'high', 'blocked'] as const;
export type Band = (typeof BANDS)[number];

export const ROLES = ['reviewer', 'senior_reviewer', 'analyst', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const SERVICES = ['sms', 'voice', 'trunk'] as const;
export type Service = (typeof SERVICES)[number];

export const ACCOUNT_STATUSES = ['active', 'restricted', 'on_hold', 'closed'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const ACCOUNT_MODES = ['development', 'production'] as const;
export type AccountMode = (typeof ACCOUNT_MODES)[number];

export const PLANS = ['self_service', 'contracted'] as const;
export type Plan = (typeof PLANS)[number];

/** How much of a code the customer is told (P32). */
export const DISCLOSURES = ['withhold', 'generic', 'full'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];
