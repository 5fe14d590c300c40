import type { NumberFacts, NumberType } from '../../integrations/number-lookup/number-lookup.js';
import { listTable } from '../lists/list-file.js';
import type { Observation, SignalName } from './signal.js';
import type { Signup } from './signup-facts.js';

/** Kinds of line that a business does not give as its own phone. Toll-free and company-wide numbers are ordinary. */
const UNUSUAL: Partial<Record<NumberType, { name: SignalName; what: string }>> = {
  premium_rate: {
    name: 'phone_premium_rate',
    what: 'a premium-rate number: whoever calls or texts it pays its owner',
  },
  shared_cost: { name: 'phone_virtual', what: 'a shared-cost service number, not a line of the company' },
  voip: {
    name: 'phone_virtual',
    what: 'an internet telephony number, which can be had in minutes without an address',
  },
  personal: { name: 'phone_virtual', what: 'a forwarding number, which hides the line behind it' },
  pager: { name: 'phone_virtual', what: 'a pager number' },
  voicemail: { name: 'phone_virtual', what: 'a voicemail number' },
};

/** Premium-rate ranges by calling code, for numbers too long or too short for the numbering plan to name. */
const PREMIUM_RANGES: ReadonlyMap<string, RegExp> = readPremiumRanges();

/** The phone as the numbering plans know it: impossible, premium-rate, or a line that hides who is behind it. */
export function observePhoneNumber({ number }: Signup): Observation | null {
  if (number === null) return null;
  const unusual = UNUSUAL[isInPremiumRange(number) ? 'premium_rate' : number.type];
  if (unusual)
    return { name: unusual.name, value: number.e164, why: `The phone ${number.e164} is ${unusual.what}.` };
  if (number.isValid) return null;
  const why = `The phone ${number.e164} cannot exist: no numbering plan has such a number.`;
  return { name: 'phone_invalid', value: number.e164, why };
}

/** Whether it lies in a premium-rate range, though too long or too short for the numbering plan to name it. */
export function isInPremiumRange(number: NumberFacts): boolean {
  if (number.isValid || number.callingCode === null) return false;
  const national = number.e164.slice(1 + number.callingCode.length);
  return PREMIUM_RANGES.get(number.callingCode)?.test(national) ?? false;
}

function readPremiumRanges(): ReadonlyMap<string, RegExp> {
  const patterns = new Map<string, string[]>();
  for (const [callingCode = '', type, prefix = ''] of listTable('premium-prefixes.txt')) {
    if (type !== 'premium_rate') continue;
    patterns.set(callingCode, [...(patterns.get(callingCode) ?? []), prefix]);
  }
  return new Map([...patterns].map(([code, prefixes]) => [code, new RegExp(`^(?:${prefixes.join('|')})`)]));
}
