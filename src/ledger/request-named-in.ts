/** The fields in which the payload of an e-mail names the request that it is about. */
const ABOUT = ['ticketSid', 'requestSid', 'aboutSid'] as const;

/** The sid of the request that an e-mail is about; null for mail about none. */
export function requestNamedIn(payload: object): string | null {
  for (const [field, value] of Object.entries(payload))
    if (ABOUT.some((name) => name === field) && typeof value === 'string') return value;
  return null;
}
