import { isFreeToCall } from '../../integrations/number-lookup/dialled-country.js';

/** Whether messages may leave from a number. Verifications move toll-free numbers from one to the next. */
export const TRAFFIC_STATES = ['restricted', 'pending', 'verified'] as const;
export type TrafficState = (typeof TRAFFIC_STATES)[number];

/** W13: the toll-free prefixes of North America. */
const NORTH_AMERICAN_TOLL_FREE = /^\+1(?:800|833|844|855|866|877|888)\d{7}$/;

/** Whether carriers ask for a verification before this number may send messages (W1–W3): the toll-free ones of North America. */
export function needsVerification(e164: string): boolean {
  return NORTH_AMERICAN_TOLL_FREE.test(e164);
}

/** Toll-free by prefix in North America, by the numbering plan elsewhere. */
export function isTollFree(e164: string): boolean {
  return needsVerification(e164) || isFreeToCall(e164);
}

/** W2, W52: a number that needs a verification begins without one, whoever had it before; no other waits for anything. */
export function firstTrafficState(e164: string): TrafficState {
  return needsVerification(e164) ? 'restricted' : 'verified';
}
