import { InvalidError } from '../../kernel/errors.js';

/** Why no code is sent to a number, and what the customer is told. */
const REFUSALS = {
  phone_short:
    'This is a short number, which works in one country only. Give a number with its country code.',
  phone_invalid:
    'This number does not exist. Give it with its country code, such as +49 1512 3456789, and without an extension.',
  phone_premium_rate: 'This is a premium-rate number. Give a mobile number or a landline.',
  phone_satellite:
    'This is a satellite or worldwide number, to which no code is sent. Give a mobile number or a landline.',
  phone_voip:
    'This is an internet telephony number, to which no code is sent. Give a mobile number or a landline.',
  phone_toll_free: 'This is a toll-free number. Give a mobile number or a landline.',
  phone_shared_cost: 'This is a shared-cost number. Give a mobile number or a landline.',
  phone_not_a_line:
    'This is a forwarding, pager, voicemail or company-wide number. Give a mobile number or a landline.',
  phone_fictional: 'This number is kept free for films and examples. Give one that rings.',
  // Proved by an account on hold. That another account has it, and what became of that one, is nobody else's business.
  phone_not_usable: 'This number cannot be used. Use another one.',
} as const;

export type PhoneRefusal = keyof typeof REFUSALS;

/** No code is sent to this number, ever. */
export class PhoneRefusedError extends InvalidError {
  constructor(readonly refusal: PhoneRefusal) {
    const message = REFUSALS[refusal];
    super(refusal, message, [{ field: 'phone', code: refusal, message }]);
  }
}
