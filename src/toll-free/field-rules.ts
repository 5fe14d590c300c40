import type { FieldForm } from './field-forms.js';
import {
  BUSINESS_TYPES,
  MESSAGE_VOLUMES,
  OPT_IN_TYPES,
  REGISTRATION_AUTHORITIES,
  USE_CASES,
  VETTING_PROVIDERS,
} from './toll-free.words.js';

/** What the contract says of one field of a submission (B, E). */
export interface FieldRule {
  /** `without_profile`: the profile says it otherwise, so together with one it is unnecessary and refused (W67). */
  readonly required: 'always' | 'without_profile' | 'never';
  /** Left to the profile where one is given, though it is not required without one either. */
  readonly ofProfile?: true;
  /** Characters; of a list, of each of its values. */
  readonly most: number;
  readonly form?: FieldForm;
  readonly oneOf?: readonly string[];
  readonly list?: true;
  /** The contract's own sentence for a wrong value, where it has one (section O). */
  readonly refusal?: string;
}

const EMAIL_REFUSAL = 'Email address is invalid.';
const PHONE_REFUSAL = 'Phone number is invalid.';

const required = (most: number, more: Partial<FieldRule> = {}): FieldRule => ({
  required: 'always',
  most,
  ...more,
});
const ofBusiness = (most: number, more: Partial<FieldRule> = {}): FieldRule => ({
  required: 'without_profile',
  ofProfile: true,
  most,
  ...more,
});
const optional = (most: number, more: Partial<FieldRule> = {}): FieldRule => ({
  required: 'never',
  most,
  ...more,
});

/** How many values a list may have; the contract names no number, but somebody has to look at all of them. */
export const MOST_VALUES = 50;

/** Every field that may be sent, by its name on the wire, but for the two SIDs and `EditReason` (W18–W45, W66). */
export const FIELD_RULES = {
  BusinessName: required(500),
  BusinessWebsite: required(500),
  BusinessStreetAddress: ofBusiness(100),
  BusinessStreetAddress2: { required: 'never', ofProfile: true, most: 100 },
  BusinessCity: ofBusiness(100),
  BusinessStateProvinceRegion: ofBusiness(100),
  BusinessPostalCode: ofBusiness(100),
  BusinessCountry: ofBusiness(2, { form: 'country' }),
  BusinessContactFirstName: ofBusiness(500),
  BusinessContactLastName: ofBusiness(500),
  BusinessContactEmail: ofBusiness(500, { form: 'email', refusal: EMAIL_REFUSAL }),
  BusinessContactPhone: ofBusiness(500, { form: 'phone', refusal: PHONE_REFUSAL }),
  NotificationEmail: required(500, { form: 'email', refusal: EMAIL_REFUSAL }),
  UseCaseCategories: required(500, {
    list: true,
    oneOf: USE_CASES,
    refusal: 'The useCase parameter is invalid.',
  }),
  UseCaseSummary: required(500),
  ProductionMessageSample: required(1000),
  OptInImageUrls: required(1000, { list: true, form: 'url' }),
  OptInType: required(500, { oneOf: OPT_IN_TYPES }),
  MessageVolume: required(500, { oneOf: MESSAGE_VOLUMES }),
  AdditionalInformation: optional(500),
  ExternalReferenceId: optional(50, { form: 'alphanumeric' }),
  BusinessRegistrationNumber: optional(500),
  BusinessRegistrationAuthority: optional(500, { oneOf: REGISTRATION_AUTHORITIES }),
  BusinessRegistrationCountry: optional(2, { form: 'country' }),
  BusinessType: optional(500, { oneOf: BUSINESS_TYPES }),
  BusinessRegistrationPhoneNumber: optional(500, { form: 'phone', refusal: PHONE_REFUSAL }),
  DoingBusinessAs: optional(500),
  OptInConfirmationMessage: optional(1000),
  HelpMessageSample: optional(1000),
  PrivacyPolicyUrl: optional(1000, { form: 'url' }),
  TermsAndConditionsUrl: optional(1000, { form: 'url' }),
  AgeGatedContent: optional(500, { form: 'flag' }),
  OptInKeywords: optional(500, { list: true }),
  VettingProvider: optional(500, { oneOf: VETTING_PROVIDERS }),
  VettingId: optional(500),
} as const satisfies Readonly<Record<string, FieldRule>>;

export type FieldName = keyof typeof FIELD_RULES;

/** The table as pairs, in its order. */
export const FIELDS: readonly (readonly [FieldName, FieldRule])[] = Object.entries(FIELD_RULES).map(
  ([name, rule]) => [name as FieldName, rule], // `Object.entries` forgets the names of the keys
);
