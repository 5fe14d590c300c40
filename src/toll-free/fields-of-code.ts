import type { FieldName } from './field-rules.js';
import type { TollFreeCode } from './toll-free.codes.js';

const BUSINESS = ['BusinessName', 'DoingBusinessAs', 'BusinessRegistrationNumber'] as const;
const ADDRESS = [
  'BusinessStreetAddress',
  'BusinessStreetAddress2',
  'BusinessCity',
  'BusinessStateProvinceRegion',
  'BusinessPostalCode',
  'BusinessCountry',
] as const;
const OPT_IN = ['OptInType', 'OptInImageUrls', 'OptInKeywords', 'OptInConfirmationMessage'] as const;

/**
 * Which fields are to be corrected for a code that can be (W110–W149): where the customer is led to, and where the reviewer looks
 * whether something changed. Codes that cannot be corrected name no field.
 */
export const FIELDS_OF_CODE: Readonly<Partial<Record<TollFreeCode, readonly FieldName[]>>> = {
  '30445': [...BUSINESS, 'BusinessWebsite', ...ADDRESS],
  '30446': OPT_IN,
  '30448': ['AgeGatedContent', 'OptInImageUrls', 'BusinessWebsite'],
  '30449': ['ProductionMessageSample'],
  '30451': ADDRESS,
  '30452': ['BusinessContactEmail', 'NotificationEmail'],
  '30471': ['ProductionMessageSample'],
  '30472': [
    ...BUSINESS,
    'BusinessWebsite',
    ...ADDRESS,
    'BusinessContactFirstName',
    'BusinessContactLastName',
    'BusinessContactPhone',
  ],
  '30473': ['BusinessWebsite'],
  '30474': ['BusinessName', 'DoingBusinessAs', 'BusinessWebsite'],
  '30475': [...OPT_IN, 'TermsAndConditionsUrl'],
  '30476': OPT_IN,
  '30477': ['OptInImageUrls', 'PrivacyPolicyUrl', 'TermsAndConditionsUrl'],
  '30478': ['BusinessName', 'BusinessWebsite', 'AdditionalInformation'],
  '30479': ['AdditionalInformation', 'UseCaseSummary'],
};
