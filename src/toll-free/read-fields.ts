import { FormFields } from '../http/compatible/form-fields.js';
import type { FieldName } from './field-rules.js';
import type { SubmittedFields } from './toll-free-verification.entity.js';

/**
 * The fields of a form whose values have been found good, on top of what was submitted before: what is not sent stays as it was, what
 * is sent blank is taken away. Null before the first submission.
 */
export function readFields(form: FormFields, before: SubmittedFields | null): SubmittedFields {
  const given = (name: FieldName, was: string | null | undefined): string | null =>
    form.has(name) ? form.text(name) || null : (was ?? null);
  const text = (name: FieldName, was: string | undefined): string => given(name, was) ?? '';
  const list = (name: FieldName, was: readonly string[] | null | undefined): string[] => [
    ...new Set(form.list(name)?.filter((value) => value !== '') ?? was ?? []),
  ];
  const keywords = list('OptInKeywords', before?.optInKeywords);
  return {
    businessName: text('BusinessName', before?.businessName),
    businessWebsite: text('BusinessWebsite', before?.businessWebsite),
    businessStreetAddress: given('BusinessStreetAddress', before?.businessStreetAddress),
    businessStreetAddress2: given('BusinessStreetAddress2', before?.businessStreetAddress2),
    businessCity: given('BusinessCity', before?.businessCity),
    businessStateProvinceRegion: given('BusinessStateProvinceRegion', before?.businessStateProvinceRegion),
    businessPostalCode: given('BusinessPostalCode', before?.businessPostalCode),
    businessCountry: given('BusinessCountry', before?.businessCountry),
    businessContactFirstName: given('BusinessContactFirstName', before?.businessContactFirstName),
    businessContactLastName: given('BusinessContactLastName', before?.businessContactLastName),
    businessContactEmail: given('BusinessContactEmail', before?.businessContactEmail),
    businessContactPhone: given('BusinessContactPhone', before?.businessContactPhone),
    notificationEmail: text('NotificationEmail', before?.notificationEmail),
    useCaseCategories: list('UseCaseCategories', before?.useCaseCategories),
    useCaseSummary: text('UseCaseSummary', before?.useCaseSummary),
    productionMessageSample: text('ProductionMessageSample', before?.productionMessageSample),
    optInImageUrls: list('OptInImageUrls', before?.optInImageUrls),
    optInType: text('OptInType', before?.optInType),
    messageVolume: text('MessageVolume', before?.messageVolume),
    additionalInformation: given('AdditionalInformation', before?.additionalInformation),
    externalReferenceId: given('ExternalReferenceId', before?.externalReferenceId),
    businessRegistrationNumber: given('BusinessRegistrationNumber', before?.businessRegistrationNumber),
    businessRegistrationAuthority: given(
      'BusinessRegistrationAuthority',
      before?.businessRegistrationAuthority,
    ),
    businessRegistrationCountry: given('BusinessRegistrationCountry', before?.businessRegistrationCountry),
    businessType: given('BusinessType', before?.businessType),
    businessRegistrationPhoneNumber: given(
      'BusinessRegistrationPhoneNumber',
      before?.businessRegistrationPhoneNumber,
    ),
    doingBusinessAs: given('DoingBusinessAs', before?.doingBusinessAs),
    optInConfirmationMessage: given('OptInConfirmationMessage', before?.optInConfirmationMessage),
    helpMessageSample: given('HelpMessageSample', before?.helpMessageSample),
    privacyPolicyUrl: given('PrivacyPolicyUrl', before?.privacyPolicyUrl),
    termsAndConditionsUrl: given('TermsAndConditionsUrl', before?.termsAndConditionsUrl),
    ageGatedContent: form.flag('AgeGatedContent') ?? before?.ageGatedContent ?? null,
    optInKeywords: keywords.length > 0 ? keywords : null,
    vettingProvider: given('VettingProvider', before?.vettingProvider),
    vettingId: given('VettingId', before?.vettingId),
  };
}

/** The submitted part of a row, or of what else carries it. */
export function fieldsOf(row: SubmittedFields): SubmittedFields {
  return readFields(NO_FORM, row);
}

const NO_FORM = FormFields.of(null);

/** The names of the fields whose values differ. */
export function changedFields(before: SubmittedFields, after: SubmittedFields): readonly string[] {
  const was = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was.get(name)))
    .map(([name]) => name);
}
