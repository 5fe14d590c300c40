import type { HelperCall } from './call.js';

/** An empty list counts as nothing, as it does in `{{#if}}`. */
function isSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** Questions about values, for `{{#if (…)}}`. Arguments may be missing from the model. */
export const logic = {
  eq: (left: unknown, right: unknown): boolean => left === right,
  ne: (left: unknown, right: unknown): boolean => left !== right,
  gt: (left: unknown, right: unknown): boolean => Number(left) > Number(right),
  not: (value: unknown): boolean => !isSomething(value),
  and: (...args: unknown[]): boolean => args.slice(0, -1).every(isSomething),
  /** The first argument that is something, else the last: `{{or name "nobody"}}` is also a default. */
  or: (...args: unknown[]): unknown => {
    const values = args.slice(0, -1);
    return values.find(isSomething) ?? values.at(-1);
  },
  /** Whether a list holds a value. A single value stands for a list of one; a missing list holds nothing. */
  includes: (list: unknown, value: unknown): boolean =>
    Array.isArray(list) ? list.includes(value) : list !== undefined && list === value,
  /** A field that the model may lack: prints nothing then, where `{{x}}` would throw. */
  opt: (value: unknown): unknown => (value === undefined || value === null ? '' : value),
  /** Whether the model has it at all: unlike `{{#if}}` it takes 0 and false for something. */
  isGiven: (value: unknown): boolean => value !== undefined && value !== null,
  /** `{{concat "a" b}}` for arguments of partials. Missing parts are left out. */
  concat: (...args: unknown[]): string =>
    args
      .slice(0, -1)
      .map((part) => String(part ?? ''))
      .join(''),
  /** An object made on the spot: `{{> empty action=(object label="Clear" href="/queue")}}`. */
  object: (call: HelperCall): Readonly<Record<string, unknown>> => call.hash,
  /** A list made on the spot. */
  list: (...args: unknown[]): readonly unknown[] => args.slice(0, -1),
};
