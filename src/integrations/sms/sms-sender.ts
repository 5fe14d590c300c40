import { InvalidError } from '../../kernel/errors.js';
import { isE164 } from '../number-lookup/e164.js';

/** One SMS to one phone, ready to go. */
export interface Sms {
  /** E.164: `+420601123456`. */
  readonly to: string;
  readonly text: string;
  /** The same when the same message is sent again, so that it can be told from a new one. */
  readonly messageId: string;
}

/** Sends SMS to the outside world, or to the development inbox. Called by the worker that delivers the outbox, never inside a transaction. */
export abstract class SmsSender {
  /**
   * Resolves when the SMS was taken over for delivery.
   * @throws InvalidError for one that must not be sent as it is; trying again is no use
   * @throws PhoneDeliveryError when it could not be handed over; it says whether trying again is of use
   */
  abstract send(sms: Sms): Promise<void>;
}

/** Ten parts of a long SMS; more is a mistake that somebody would pay for. */
export const MAX_SMS_LENGTH = 1530;

/** @throws InvalidError `sms_number_invalid`, `sms_text_invalid` */
export function assertSendable(sms: Sms): void {
  if (!isE164(sms.to)) {
    throw InvalidError.field('to', 'sms_number_invalid', 'An SMS goes to a number like +420601123456.');
  }
  if (sms.text.trim() === '' || sms.text.length > MAX_SMS_LENGTH) {
    throw InvalidError.field('text', 'sms_text_invalid', `An SMS has 1 to ${MAX_SMS_LENGTH} characters.`);
  }
}
