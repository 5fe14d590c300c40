import { createParamDecorator, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { IdentifiedRequest } from './caller.js';
import { HttpRefusal } from './http-refusal.js';
import { StreamedBody } from './streamed-body.js';

/** A JSON value a line. */
export const LINES_OF_JSON = 'application/x-ndjson';

/** Fastify leaves such bodies unread, whatever their size; a route that takes one says so. */
export function leaveLinesUnread(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(LINES_OF_JSON, (_request, _payload, done) => done(null));
}

/** Before the idempotency key is looked at: the body must be of the kind that the route takes, and not packed. */
class LinesGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const { 'content-type': type = '', 'content-encoding': packed = 'identity' } = request.headers;
    if (type.split(';')[0]?.trim().toLowerCase() !== LINES_OF_JSON) throw notLines();
    if (packed !== 'identity') throw isPacked();
    const hashed = request.headers['idempotency-key'] !== undefined;
    request.streamed = new StreamedBody(request.raw, { hashed });
    return true;
  }
}

function notLines(): HttpRefusal {
  const wanted = `Send a JSON object a line, with Content-Type: ${LINES_OF_JSON}.`;
  return new HttpRefusal(415, 'media_type_unsupported', wanted);
}

function isPacked(): HttpRefusal {
  return new HttpRefusal(415, 'encoding_unsupported', 'Send the lines unpacked, without Content-Encoding.');
}

/** A route that takes lines of JSON, of any size. */
export const TakesLines = () => UseGuards(LinesGuard);

/** The lines as they come, as a handler's argument. */
export const Lines = createParamDecorator((_: unknown, context: ExecutionContext): StreamedBody => {
  const { streamed } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (streamed === undefined) throw new Error('@Lines on a route without @TakesLines.');
  return streamed;
});
