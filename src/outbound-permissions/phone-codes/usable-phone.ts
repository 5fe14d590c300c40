import { isInPremiumRange } from '../../assessments/signals/phone-number.js';
import type { NumberFacts, NumberType } from '../../integrations/number-lookup/number-lookup.js';
import { readNumber } from '../../integrations/number-lookup/numbering-plans.js';
import { readTypedNumber } from '../../integrations/number-lookup/typed-number.js';
import { prefixOf } from './costly-destinations.js';
import { isFictional, isKnownVoip, isSatellite } from './number-ranges.js';
import type { CodeChannel } from './phone-codes.rules.js';
import { PhoneRefusedError, type PhoneRefusal } from './phone-refusals.js';

/** A phone to which a code may be sent (T6). */
export interface UsablePhone {
  readonly e164: string;
  /** ISO 3166; null when its calling code is shared and the plan does not tell. */
  readonly country: string | null;
  readonly channel: CodeChannel;
  readonly prefix: string;
}

const REFUSED_TYPES: Partial<Record<NumberType, PhoneRefusal>> = {
  premium_rate: 'phone_premium_rate',
  toll_free: 'phone_toll_free',
  shared_cost: 'phone_shared_cost',
  voip: 'phone_voip',
  personal: 'phone_not_a_line',
  pager: 'phone_not_a_line',
  company_wide: 'phone_not_a_line',
  voicemail: 'phone_not_a_line',
};

/** Emergency and service numbers of one country. */
const SHORT = /^\D*(?:\d\D*){1,6}$/;

/**
 * The phone as typed, read as one of the account's country when it has no country code. `allowFictional`: numbers set aside for
 * examples are taken, as nothing leaves the machine. @throws PhoneRefusedError
 */
export function readUsablePhone(
  typed: string,
  country: string,
  { allowFictional }: { readonly allowFictional: boolean },
): UsablePhone {
  if (SHORT.test(typed)) throw new PhoneRefusedError('phone_short');
  const number = readTypedNumber(typed, country);
  if (number === null || number.hasExtension) throw new PhoneRefusedError('phone_invalid');
  const facts = readNumber(number.e164);
  const refusal = refusalOf(facts, allowFictional);
  if (refusal !== null) throw new PhoneRefusedError(refusal);
  if (facts.callingCode === null) throw new PhoneRefusedError('phone_invalid');
  return {
    e164: facts.e164,
    country: facts.country,
    channel: facts.type === 'fixed_line' ? 'voice' : 'sms',
    prefix: prefixOf(facts.e164, facts.callingCode),
  };
}

function refusalOf(facts: NumberFacts, allowFictional: boolean): PhoneRefusal | null {
  if (isSatellite(facts.e164, facts.callingCode)) return 'phone_satellite';
  if (isInPremiumRange(facts)) return 'phone_premium_rate';
  const refused = isKnownVoip(facts.e164) ? 'phone_voip' : REFUSED_TYPES[facts.type];
  if (refused !== undefined) return refused;
  if (isFictional(facts.e164)) return allowFictional ? null : 'phone_fictional';
  return facts.isValid ? null : 'phone_invalid';
}
