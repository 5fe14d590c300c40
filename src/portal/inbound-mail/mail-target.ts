import { parseSid } from '../../kernel/ids.js';
import type { MailTarget } from './mail-outcome.js';

/** The request that a sid names, of the kinds to which mail can belong; null for any other. */
export function targetOfSid(sid: string): MailTarget | null {
  const ticket = parseSid('reassessment', sid);
  if (ticket !== null) return { kind: 'reassessment', id: ticket };
  const request = parseSid('outboundPermission', sid);
  return request === null ? null : { kind: 'outbound_permission', id: request };
}
