import type { ReplyAddresses } from '../integrations/inbound-mail/reply-addresses.js';
import { requestNamedIn } from '../ledger/request-named-in.js';

/** Where answers to the e-mail go, so that they join the messages of its request (T4); null when it is about none, or no mail comes in. */
export function replyToFor(payload: object, addresses: ReplyAddresses | null): string | null {
  const sid = requestNamedIn(payload);
  return sid === null ? null : (addresses?.addressFor(sid) ?? null);
}
