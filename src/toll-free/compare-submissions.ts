import { FIELD_LABELS } from './field-labels.js';
import type { FieldName } from './field-rules.js';
import { fieldValues } from './field-values.js';
import { FIELDS_OF_CODE } from './fields-of-code.js';
import type { SubmittedFields } from './toll-free-verification.entity.js';
import { isTollFreeCode, type TollFreeCode } from './toll-free.codes.js';

/** A field that reads differently than before. */
export interface ChangedField {
  readonly name: FieldName;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The fields that differ, in the order of the form, as people read them. */
export function changesBetween(before: SubmittedFields, after: SubmittedFields): readonly ChangedField[] {
  const was = fieldValues(before);
  return [...fieldValues(after)].flatMap(([name, values]): ChangedField[] => {
    const [old, now] = [(was.get(name) ?? []).join('\n'), values.join('\n')];
    return old === now ? [] : [{ name, label: FIELD_LABELS[name], before: old, after: now }];
  });
}

/** Whether a reason of the last rejection is gone: what can be said without a person, who looks anyway. */
export const FIXES = ['still_found', 'unchanged', 'changed', 'explained', 'not_correctable'] as const;
export type Fix = (typeof FIXES)[number];

/**
 * "Fixed?" for one earlier reason. Still found by the checks it is not; where no field of it changed it is not either, unless the customer
 * says what was done elsewhere ("website fixed", W91); else it may be.
 */
export function fixOf(
  code: string,
  now: {
    readonly suggested: readonly TollFreeCode[];
    readonly changed: readonly ChangedField[];
    readonly editReason: string | null;
  },
): { readonly fix: Fix; readonly changed: readonly string[] } {
  const fields = isTollFreeCode(code) ? FIELDS_OF_CODE[code] : undefined;
  const changed = now.changed.filter(({ name }) => fields?.includes(name)).map(({ label }) => label);
  return { fix: judged(), changed };

  function judged(): Fix {
    if (isTollFreeCode(code) && now.suggested.includes(code)) return 'still_found';
    if (fields === undefined) return 'not_correctable';
    if (changed.length > 0) return 'changed';
    return now.editReason === null ? 'unchanged' : 'explained';
  }
}
