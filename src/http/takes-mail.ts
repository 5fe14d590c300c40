import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A mail as it came (RFC 5322). */
export const RAW_MAIL = 'message/rfc822';

/** Fastify leaves such bodies unread; the route that takes them reads them itself, once the caller is known. */
export function leaveMailUnread(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(RAW_MAIL, (_request, _payload, done) => done(null));
}

export function isMail({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === RAW_MAIL;
}
