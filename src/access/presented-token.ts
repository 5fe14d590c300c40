import type { FastifyRequest } from 'fastify';
import { parseSid } from '../kernel/ids.js';

/**
 * The auth token with which an account itself called, for what must be signed with it: nothing but its hash is kept. Null when the
 * caller used an API key or no Basic credentials. Whether it is right, the guard has found out.
 */
export function presentedAuthToken({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 || parseSid('account', text.slice(0, colon)) === null ? null : text.slice(colon + 1);
}
