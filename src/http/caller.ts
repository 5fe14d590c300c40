import type { FastifyRequest } from 'fastify';

/** What the web glue knows of who is calling: a stable key for limits and idempotency. Who it is and what they may do is `access/`'s. */
export interface IdentifiedRequest extends FastifyRequest {
  callerKey?: string;
}

/** Whether the request is for the JSON API and not for a page. */
export function isApi(request: FastifyRequest): boolean {
  return (
    /^\/(api|dev|health|metrics|v1)(\/|\?|$)/.test(request.url) &&
    request.headers.accept?.includes('text/html') !== true
  );
}
