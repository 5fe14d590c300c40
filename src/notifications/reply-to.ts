import type { ReplyAddresses } from '../integrations/inbound-mail/reply-addresses.js';

/** The fields in which the payload of an e-mail names the request that it is about. */
const ABOUT = ['ticketSid', 'requestSid', 'aboutSid'] as const;

/** The sid of the request that an e-mail is about; null for mail about none. */
export function requestNamedIn(payload: object): string | null {
  for (const [field, value] of Object.entries(payload))
    if (ABOUT.some((name) => name === field) && typeof value === 'string') return value;
  return null;
}

/** Where answers to the e-mail go, so that they join the messages of its request (T4); null when it is about none, or no mail comes in. */
export function replyToFor(payload: object, addresses: ReplyAddresses | null): string | null {
  const sid = requestNamedIn(payload);
  return sid === null ? null : (addresses?.addressFor(sid) ?? null);
}
