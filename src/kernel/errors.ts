/**
 * The four families of refusal. They say what was wrong and what to do, carry the facts, and know no HTTP:
 * `http/error-filter.ts` maps each family once.
 */
export type ErrorFamily = 'not_found' | 'forbidden' | 'conflict' | 'invalid';

/** One thing wrong with one field of the input; `field` is a path such as `company.country` or `services[0]`. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What every refusal carries: a stable code for machines, a sentence for people, and the facts behind it. */
export abstract class RefusalError extends Error {
  abstract readonly family: ErrorFamily;

  constructor(
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** It does not exist, or the caller may not know that it does. */
export class NotFoundError extends RefusalError {
  readonly family = 'not_found';

  constructor(what: string, sid?: string) {
    super('not_found', sid === undefined ? `There is no such ${what}.` : `There is no ${what} ${sid}.`);
  }
}

/** The caller is known and may see the thing, but may not do this to it. */
export class ForbiddenError extends RefusalError {
  readonly family = 'forbidden';
}

/** The request was fine a moment ago or will be later; the state of things now refuses it. */
export class ConflictError extends RefusalError {
  readonly family = 'conflict';
}

/** The input cannot be right whatever the state of things; `fields` says where. */
export class InvalidError extends RefusalError {
  readonly family = 'invalid';

  constructor(
    code: string,
    message: string,
    readonly fields: readonly FieldError[] = [],
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, message, facts);
  }

  /** The common case: exactly one field is wrong. */
  static field(field: string, code: string, message: string): InvalidError {
    return new InvalidError(code, message, [{ field, code, message }]);
  }
}

/** A value that the types say cannot be there. Reaching it is a bug, never the caller's fault. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
