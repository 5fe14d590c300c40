import { isCountry } from '../http/countries.js';

/** What a value of a submission may look like, apart from its length. Every check takes time in proportion to the text. */
export const FIELD_FORMS = {
  text: () => true,
  email: isEmail,
  /** E.164 (W27): the source's own sample has ten digits, so not the numbering plan of North America. */
  phone: (value: string) => /^\+[1-9]\d{1,14}$/.test(value),
  /** ISO 3166, two capitals (W23). */
  country: isCountry,
  /** An address of the web (W35); whether it can be reached is looked at later (W36). */
  url: (value: string) => /^https?:\/\//i.test(value) && URL.canParse(value),
  /** W43. */
  alphanumeric: (value: string) => /^[a-z0-9]*$/i.test(value),
  flag: (value: string) => /^(true|false)$/i.test(value),
} as const satisfies Readonly<Record<string, (value: string) => boolean>>;

export type FieldForm = keyof typeof FIELD_FORMS;

/**
 * W26: the contract's `^\S+@\S+\.\S+$`, without its backtracking: no white space, something before an `@`, and behind it a dot
 * with something on both sides.
 */
function isEmail(value: string): boolean {
  if (/\s/.test(value)) return false;
  const at = value.indexOf('@', 1);
  return at > 0 && value.lastIndexOf('.', value.length - 2) >= at + 2;
}

/** Characters as people count them: one outside the basic plane is one. */
export function isLongerThan(value: string, most: number): boolean {
  return value.length > most && [...value].length > most;
}
