import { textOf } from './call.js';

interface FieldErrorLike {
  readonly field: string;
  readonly message: string;
}

function isFieldError(value: unknown): value is FieldErrorLike {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('message' in value))
    return false;
  return typeof value.field === 'string' && typeof value.message === 'string';
}

/** The id of a field's control: `spendPerMonth[amount]` → `field-spendPerMonth-amount`. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
}

/** The first message for a field or for a part of it (`services` also finds `services[0]` and `services.x`). */
export function errorFor(errors: unknown, name: string): string | undefined {
  if (!Array.isArray(errors)) return undefined;
  const found = errors.filter(isFieldError).find((error) => {
    return error.field === name || error.field.startsWith(`${name}[`) || error.field.startsWith(`${name}.`);
  });
  return found?.message;
}

/** What forms need. `errors` is the list of kernel `FieldError`s of the refused request, or missing. */
export const fields = {
  fieldId: (name: unknown): string => fieldId(textOf(name)),
  /** The id an error's link leads to; an error of one entry of a list (`services[0]`) leads to the whole field. */
  errorTarget: (field: unknown): string => fieldId(textOf(field).replace(/\[\d+\].*$/, '')),
  errorFor: (errors: unknown, name: unknown): string | undefined => errorFor(errors, textOf(name)),
  /** The ids for `aria-describedby`, of what is there: hint, error, counter. */
  describedBy: (...args: unknown[]): string => {
    const [name, hint, error, limit] = args.slice(0, -1);
    const id = fieldId(textOf(name));
    const parts = [hint ? `${id}-hint` : '', error ? `${id}-error` : '', limit ? `${id}-count` : ''];
    return parts.filter((part) => part !== '').join(' ');
  },
  /** ` selected` when the option's value is the chosen one or among the chosen ones. */
  selected: (chosen: unknown, value: unknown): string => (isChosen(chosen, value) ? ' selected' : ''),
  checked: (chosen: unknown, value: unknown): string => (isChosen(chosen, value) ? ' checked' : ''),
};

function isChosen(chosen: unknown, value: unknown): boolean {
  if (chosen === true && typeof value !== 'string') return true;
  if (chosen === undefined || chosen === null) return false;
  return Array.isArray(chosen)
    ? chosen.some((one) => String(one) === String(value))
    : String(chosen) === String(value);
}
