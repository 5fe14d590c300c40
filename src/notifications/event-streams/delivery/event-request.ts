import { createHash, createHmac } from 'node:crypto';
import { standardHeaders } from '../../../integrations/webhooks/standard-headers.js';

/** A request with events, signed and ready to be posted. */
export interface EventRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON array of CloudEvents, also for one (W158). */
  readonly body: string;
}

/** An event that is to be sent: the CloudEvent in JSON, as it is kept, and its sid. */
export interface OutgoingEvent {
  readonly sid: string;
  readonly body: string;
}

/**
 * Writes the request. It is signed twice with the account's auth token: as the vendor does (W170), over the address with the hash of
 * the body in it, and by Standard Webhooks, with the token's bytes as the secret. `userinfo`: `name:password` for Basic auth.
 */
export function writeRequest(
  events: readonly OutgoingEvent[],
  { destination, userinfo, authToken }: { destination: string; userinfo: string | null; authToken: string },
): EventRequest {
  const body = `[${events.map((event) => event.body).join(',')}]`;
  const hash = createHash('sha256').update(body).digest('hex');
  const url = `${destination}${destination.includes('?') ? '&' : '?'}bodySHA256=${hash}`;
  const headers = {
    'content-type': 'application/json',
    'x-twilio-signature': createHmac('sha1', authToken).update(url).digest('base64'),
    ...standardHeaders(`whsec_${Buffer.from(authToken).toString('base64')}`, idOf(events), body),
    ...(userinfo !== null && { authorization: `Basic ${Buffer.from(userinfo).toString('base64')}` }),
  };
  return { url, headers, body };
}

/** The id of the event; of several, one that is the same whenever the same are sent together. */
function idOf(events: readonly OutgoingEvent[]): string {
  const [first] = events;
  if (events.length === 1 && first !== undefined) return first.sid;
  const sids = events.map(({ sid }) => sid).join(',');
  return `batch_${createHash('sha256').update(sids).digest('hex').slice(0, 32)}`;
}
