/**
 * The values that a toll-free submission may name, exactly as the contract spells them (W32, W37, W39, W44). The shortened forms that
 * the source's second table prints (`VERBA`, `K1`, `EVENT`) are printing errors and no values.
 */
export const USE_CASES = [
  'TWO_FACTOR_AUTHENTICATION',
  'ACCOUNT_NOTIFICATIONS',
  'CUSTOMER_CARE',
  'CHARITY_NONPROFIT',
  'DELIVERY_NOTIFICATIONS',
  'FRAUD_ALERT_MESSAGING',
  'EVENTS',
  'HIGHER_EDUCATION',
  'K12',
  'MARKETING',
  'POLLING_AND_VOTING_NON_POLITICAL',
  'POLITICAL_ELECTION_CAMPAIGNS',
  'PUBLIC_SERVICE_ANNOUNCEMENT',
  'SECURITY_ALERT',
] as const;
export type UseCase = (typeof USE_CASES)[number];

export const OPT_IN_TYPES = [
  'VERBAL',
  'WEB_FORM',
  'PAPER_FORM',
  'VIA_TEXT',
  'MOBILE_QR_CODE',
  'IMPORT',
  'IMPORT_PLEASE_REPLACE',
] as const;
export type OptInType = (typeof OPT_IN_TYPES)[number];

/** Messages a month. */
export const MESSAGE_VOLUMES = [
  '10',
  '100',
  '1,000',
  '10,000',
  '100,000',
  '250,000',
  '500,000',
  '750,000',
  '1,000,000',
  '5,000,000',
  '10,000,000+',
] as const;

export const BUSINESS_TYPES = [
  'PRIVATE_PROFIT',
  'PUBLIC_PROFIT',
  'SOLE_PROPRIETOR',
  'NON_PROFIT',
  'GOVERNMENT',
] as const;

export const REGISTRATION_AUTHORITIES = [
  'EIN',
  'CBN',
  'CRN',
  'PROVINCIAL_NUMBER',
  'VAT',
  'ACN',
  'ABN',
  'BRN',
  'SIREN',
  'SIRET',
  'NZBN',
  'USt-IdNr',
  'CIF',
  'NIF',
  'CNPJ',
  'UID',
  'NEQ',
  'OTHER',
] as const;

export const VETTING_PROVIDERS = ['CAMPAIGN_VERIFY'] as const;
