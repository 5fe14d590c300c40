import { BadParameterError } from '../http/compatible/bad-parameter.js';
import type { FormFields } from '../http/compatible/form-fields.js';
import { VendorRefusal } from '../http/compatible/vendor-refusal.js';
import { FIELD_FORMS, isLongerThan } from './field-forms.js';
import { FIELDS, MOST_VALUES, type FieldName, type FieldRule } from './field-rules.js';

/** How a submission is made: for the first time or as a correction, and whether a profile says who the business is. */
export interface SubmissionKind {
  readonly first: boolean;
  readonly withProfile: boolean;
}

/**
 * Refuses what the contract refuses: first what is missing (W69, W182), then what a profile makes unnecessary (W67), then the first
 * value that is wrong (W183–W187). In a correction only what is sent is looked at (W92, W94).
 * @throws VendorRefusal 400
 */
export function refuseBadFields(form: FormFields, kind: SubmissionKind): void {
  const missing = FIELDS.filter(([name, rule]) => isMissing(form, name, rule, kind)).map(([name]) => name);
  if (missing.length > 0) throw new MissingFieldsError(missing);
  const unnecessary = FIELDS.filter(
    ([name, rule]) => kind.withProfile && rule.ofProfile === true && isGiven(form, name),
  ).map(([name]) => name);
  if (unnecessary.length > 0) throw new UnnecessaryFieldsError(unnecessary);
  for (const [name, rule] of FIELDS) {
    const values = (form.list(name) ?? []).filter((value) => value !== '');
    if (values.length > MOST_VALUES) throw new BadParameterError(name, `has more than ${MOST_VALUES} values`);
    for (const value of rule.list === true ? values : values.slice(-1)) refuseBadValue(name, rule, value);
  }
}

function refuseBadValue(name: FieldName, rule: FieldRule, value: string): void {
  if (isLongerThan(value, rule.most))
    throw new BadParameterError(name, `is too long: at most ${rule.most} characters`);
  const isKnown = rule.oneOf === undefined || rule.oneOf.includes(value);
  if (isKnown && FIELD_FORMS[rule.form ?? 'text'](value)) return;
  throw rule.refusal === undefined ? new BadParameterError(name) : new VendorRefusal(400, rule.refusal);
}

/** In a first submission what is not there, in any what is sent blank. */
function isMissing(form: FormFields, name: FieldName, rule: FieldRule, kind: SubmissionKind): boolean {
  const isRequired = rule.required === 'always' || (rule.required === 'without_profile' && !kind.withProfile);
  return isRequired && (kind.first || form.has(name)) && !isGiven(form, name);
}

function isGiven(form: FormFields, name: FieldName): boolean {
  return form.list(name)?.some((value) => value.trim() !== '') ?? false;
}

/** W182 for one field, W69 for several; the contract's words do not say which, so the details do. */
export class MissingFieldsError extends VendorRefusal {
  constructor(fields: readonly string[]) {
    super(400, fields.length === 1 ? ONE_MISSING : SEVERAL_MISSING, 400, { fields });
  }
}

const ONE_MISSING = 'Missing mandatory field name for submitting a verification.';
const SEVERAL_MISSING = 'Missing mandatory fields for submitting a verification';

/** W67. */
export class UnnecessaryFieldsError extends VendorRefusal {
  constructor(fields: readonly FieldName[]) {
    super(400, `unnecessary business information: remove ${fields.join(', ')}`, 400, { fields });
  }
}
