import { wordText } from './field-words.js';
import { FIELDS, type FieldName } from './field-rules.js';
import type { SubmittedFields } from './toll-free-verification.entity.js';

/** The name of a field in the row and in a submission kept: the contract's, beginning small. */
export function propertyOf(name: FieldName): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The values of each field as people read them, one for what is single, none for what is empty. */
export function fieldValues(fields: SubmittedFields): ReadonlyMap<FieldName, readonly string[]> {
  const byProperty = new Map<string, unknown>(Object.entries(fields));
  return new Map(FIELDS.map(([name]) => [name, readable(byProperty.get(propertyOf(name)))]));
}

function readable(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((one) => wordText(String(one)));
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No'];
  return typeof value === 'string' && value !== '' ? [wordText(value)] : [];
}
