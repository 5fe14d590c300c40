import type { FindingRow } from './earlier-submissions.sql.js';
import { FIELD_GUIDANCE, type FieldGuidance } from './field-guidance.js';
import { FIELD_LABELS } from './field-labels.js';
import type { FieldName } from './field-rules.js';
import { fieldValues } from './field-values.js';
import { markCauses, type AnswerPiece } from './mark-causes.js';
import type { SubmittedFields } from './toll-free-verification.entity.js';

/** A field as the reviewer sees it: the answer with what was found in it, and the guidance beside it. */
export interface ShownField {
  readonly label: string;
  readonly values: readonly { readonly pieces: readonly AnswerPiece[]; readonly href: string | null }[];
  readonly findings: readonly { readonly code: string | null; readonly sentence: string }[];
  readonly guidance: FieldGuidance | null;
}

const GROUPS: readonly (readonly [string, readonly FieldName[]])[] = [
  [
    'What is sent',
    ['UseCaseCategories', 'UseCaseSummary', 'ProductionMessageSample', 'MessageVolume', 'AgeGatedContent'],
  ],
  [
    'How people agree',
    ['OptInType', 'OptInImageUrls', 'OptInKeywords', 'OptInConfirmationMessage', 'HelpMessageSample'],
  ],
  [
    'The business',
    [
      'BusinessName',
      'DoingBusinessAs',
      'BusinessWebsite',
      'BusinessStreetAddress',
      'BusinessStreetAddress2',
      'BusinessCity',
      'BusinessStateProvinceRegion',
      'BusinessPostalCode',
      'BusinessCountry',
      'BusinessType',
      'BusinessRegistrationNumber',
      'BusinessRegistrationAuthority',
      'BusinessRegistrationCountry',
      'BusinessRegistrationPhoneNumber',
    ],
  ],
  [
    'Contact and the rest',
    [
      'BusinessContactFirstName',
      'BusinessContactLastName',
      'BusinessContactEmail',
      'BusinessContactPhone',
      'NotificationEmail',
      'PrivacyPolicyUrl',
      'TermsAndConditionsUrl',
      'AdditionalInformation',
      'VettingProvider',
      'VettingId',
      'ExternalReferenceId',
    ],
  ],
];

const LINKS: ReadonlySet<FieldName> = new Set([
  'BusinessWebsite',
  'OptInImageUrls',
  'PrivacyPolicyUrl',
  'TermsAndConditionsUrl',
]);

/** The submission in groups; fields that were left empty stand only where guidance says what they ask for. */
export function presentSubmission(
  fields: SubmittedFields,
  findings: readonly FindingRow[],
): readonly { readonly title: string; readonly fields: readonly ShownField[] }[] {
  const values = fieldValues(fields);
  return GROUPS.map(([title, names]) => ({
    title,
    fields: names
      .map((name) => shownField(name, values.get(name) ?? [], findings))
      .filter((field) => field.values.length > 0 || field.findings.length > 0 || field.guidance !== null),
  }));
}

function shownField(name: FieldName, values: readonly string[], findings: readonly FindingRow[]): ShownField {
  const own = findings.filter(({ field, couldRun }) => field === name && couldRun);
  return {
    label: FIELD_LABELS[name],
    values: values.map((value) => ({
      pieces: markCauses(value, own),
      href: LINKS.has(name) ? value : null,
    })),
    findings: own.map(({ code, sentence }) => ({ code, sentence })),
    guidance: FIELD_GUIDANCE[name] ?? null,
  };
}
