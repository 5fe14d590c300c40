import { readTypedNumber } from '../integrations/number-lookup/typed-number.js';
import { InvalidError } from '../kernel/errors.js';

/**
 * The phone as E.164, read as one of the company's country when it has no country code. A number that cannot exist, or that
 * costs whoever calls it, is a signal for the assessment; only what is no number at all is refused.
 * @throws InvalidError `phone_invalid`
 */
export function readSignupPhone(phone: string, country: string): string {
  const number = readTypedNumber(phone, country);
  if (number !== null) return number.e164;
  throw InvalidError.field(
    'phone',
    'phone_invalid',
    'This cannot be read as a phone number. Give it with its country code, such as +49 30 901820.',
  );
}
