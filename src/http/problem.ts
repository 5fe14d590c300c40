import type { FieldError } from '../kernel/errors.js';

/** An error as the native API says it: problem details (RFC 9457) with a stable `code`, and `errors` for each wrong field. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  readonly [fact: string]: unknown;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Who is calling is not known',
  403: 'Not allowed',
  404: 'Not found',
  405: 'This method is not for this address',
  406: 'Not available in that form',
  409: 'The state of things refuses it',
  413: 'Too large',
  415: 'This kind of content is not taken',
  422: 'The input is not right',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
};

/** Puts a problem together. `type` is a relative reference that names the code. */
export function toProblem(
  status: number,
  code: string,
  detail: string,
  more: { errors?: readonly FieldError[]; facts?: Readonly<Record<string, unknown>> } = {},
): Problem {
  const errors = more.errors !== undefined && more.errors.length > 0 ? { errors: more.errors } : {};
  const own = {
    type: `/problems/${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    ...errors,
  };
  return { ...own, ...more.facts, ...own }; // no fact takes the place of what every problem says
}
