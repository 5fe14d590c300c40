import { PhoneDeliveryError } from '../sms/phone-delivery-error.js';

/** Statuses by which Twilio refuses the request for good. Others are of the settings (401, 403, 404), of the hour (429) or its own (5xx). */
const FOR_GOOD: ReadonlySet<number> = new Set([400, 405, 410, 413, 422]);

/** What is wrong with the number or its country for good, by whichever status it is said (twilio.com/docs/api/errors). */
const OF_THE_NUMBER: ReadonlySet<number> = new Set([
  13_223, // not a number that can be called
  13_224, // invalid number to call
  13_225, // number blocked for calls
  13_227, // no permission to call this country
  21_211, // not a number
  21_214, // cannot be reached
  21_215, // no permission to call this country
  21_217, // not a number
  21_408, // no permission to text this country
  21_610, // the recipient has opted out
  21_612, // no route from our number
  21_614, // not a mobile number
]);

/** The library's error, as far as it is of use to us. What was to be sent does not enter it. */
export function toPhoneDeliveryError(error: unknown): PhoneDeliveryError {
  const status = numberAt(error, 'status');
  const code = numberAt(error, 'code');
  const permanent = (status !== null && FOR_GOOD.has(status)) || (code !== null && OF_THE_NUMBER.has(code));
  const words = error instanceof Error && error.message !== '' ? error.message : 'no reason given';
  const answer =
    status === null ? 'did not answer' : `answered ${status}${code === null ? '' : ` (${code})`}`;
  // The cause is left out: the library's error of a failed connection carries the whole request, text and token.
  return new PhoneDeliveryError(`Twilio ${answer}: ${words}`, permanent, status, code);
}

function numberAt(error: unknown, key: 'status' | 'code'): number | null {
  if (typeof error !== 'object' || error === null || !(key in error)) return null;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'number' ? value : null;
}
