import type { FastifyRequest } from 'fastify';
import { problemOf } from '../to-problem.js';
import { VendorRefusal } from './vendor-refusal.js';

/** An error as the official client reads it (W179). Never with `type` and `title`: the client would lose the message (W199). */
export interface VendorError {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What the contract calls a request whose credentials are missing or wrong. */
const UNAUTHENTICATED = { code: 20003, message: 'Authenticate' };

/** W198. */
const UNEXPECTED = 'General/Server Error.';

/** Whether the address belongs to the compatible API, by the route and not by how its URL was spelled. */
export function isCompatible(request: FastifyRequest): boolean {
  return /^\/v1(\/|\?|$)/.test(request.routeOptions.url ?? request.url);
}

/** Turns whatever was thrown into the vendor's shape; `known` is false for a bug of ours, which the caller logs. */
export function vendorErrorOf(thrown: unknown): {
  readonly error: VendorError;
  readonly headers: Readonly<Record<string, string>>;
  readonly known: boolean;
} {
  if (thrown instanceof VendorRefusal) {
    const error = shaped(thrown.status, thrown.code, thrown.message);
    const { details } = thrown;
    return { error: details === null ? error : { ...error, details }, headers: {}, known: true };
  }
  const found = problemOf(thrown);
  if (found === null) return { error: shaped(500, 500, UNEXPECTED), headers: {}, known: false };
  const { problem, headers } = found;
  if (problem.status === 401)
    return { error: shaped(401, UNAUTHENTICATED.code, UNAUTHENTICATED.message), headers, known: true };
  return { error: shaped(problem.status, problem.status, problem.detail), headers, known: true };
}

function shaped(status: number, code: number, message: string): VendorError {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}
