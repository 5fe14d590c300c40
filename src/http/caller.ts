import type { FastifyRequest } from 'fastify';
import type { StreamedBody } from './streamed-body.js';

/** What the web glue knows of who is calling: a stable key for limits and idempotency. Who it is and what they may do is `access/`'s. */
export interface IdentifiedRequest extends FastifyRequest {
  callerKey?: string;
  /** Of a route that takes a body of any size. */
  streamed?: StreamedBody;
}

/** Whether errors are answered as problem details and not as a page: on the JSON API, and to a page's script that asks for them. */
export function isApi(request: FastifyRequest): boolean {
  const { accept = '' } = request.headers;
  if (accept.includes('application/problem+json')) return true;
  return /^\/(api|dev|health|metrics|v1)(\/|\?|$)/.test(request.url) && !accept.includes('text/html');
}
