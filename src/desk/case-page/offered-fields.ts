import { InvalidError } from '../../kernel/errors.js';

/**
 * A field that belongs to one outcome is posted under its name: `approve:dailyUnits`. So what was typed under another outcome
 * stays in the form and is not looked at.
 */
export function fieldsOfOutcome(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return {};
  const outcome = 'outcome' in body ? String(body.outcome) : '';
  const own = `${outcome}:`;
  const looked = Object.entries(body)
    .filter(([name]) => !name.includes(':') || name.startsWith(own))
    .map(([name, value]): [string, unknown] => [name.startsWith(own) ? name.slice(own.length) : name, value]);
  return Object.fromEntries(looked);
}

/** What belongs to a single outcome; an error of it stands at that outcome's field. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  'publicMessage',
  'conditions',
  'countries',
  'services',
  'dailyUnits',
  'until',
  'optInProof',
  'noFreeForm',
]);

/** The refusal with each error at the field as it stands in the form. */
export function atFieldsOf(outcome: string, refusal: InvalidError): InvalidError {
  const fields = refusal.fields.map((error) => {
    const [name = ''] = error.field.replace(/^conditions\./, '').split(/[.[]/, 1);
    return OWN_FIELDS.has(name) ? { ...error, field: `${outcome}:${name}` } : error;
  });
  return new InvalidError(refusal.code, refusal.message, fields, refusal.facts);
}
