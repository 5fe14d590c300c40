import type TwilioSDK from 'twilio';
import type { RequestOptions } from 'twilio/lib/base/RequestClient.js';
import type { TwilioSettings } from '../../config/phone-settings.js';
import { SECOND } from '../../kernel/clock.js';

/** Where the library sends its requests unless told otherwise. */
const TWILIO_API = 'https://api.twilio.com';

/** How long Twilio may be silent, in milliseconds; shorter than a delivery's lease. */
const PATIENCE_MS = 20 * SECOND;

/**
 * Gives the library's client, made at the first call: loading the library takes a quarter of a second and thirty megabytes,
 * which a program that never sends need not spend.
 */
export function openTwilio(settings: TwilioSettings): () => Promise<TwilioSDK.Twilio> {
  let client: Promise<TwilioSDK.Twilio> | undefined;
  return () => (client ??= makeClient(settings));
}

async function makeClient({ accountSid, authToken, apiUrl }: TwilioSettings): Promise<TwilioSDK.Twilio> {
  const { default: twilio } = await import('twilio');
  /** The library has no setting for another host, so its requests are led there on their way out. */
  class Redirected extends twilio.RequestClient {
    override request<T>(options: RequestOptions<T>) {
      return super.request<T>({ ...options, uri: atHost(options.uri, apiUrl) });
    }
  }
  return twilio(accountSid, authToken, { httpClient: new Redirected({ timeout: PATIENCE_MS }) });
}

function atHost(uri: string, apiUrl: string | null): string {
  return apiUrl !== null && uri.startsWith(`${TWILIO_API}/`) ? apiUrl + uri.slice(TWILIO_API.length) : uri;
}
