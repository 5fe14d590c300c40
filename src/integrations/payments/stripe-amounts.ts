import { minorDigits, type Money } from '../../kernel/money.js';

/** Currencies that Stripe counts in hundredths although they have none. */
const COUNTED_IN_HUNDREDTHS: ReadonlySet<string> = new Set(['ISK', 'UGX']);

/** Our minor units as Stripe counts them; null when it cannot take the amount: with three decimals it wants the last to be 0. */
export function toStripeAmount({ amount, currency }: Money): number | null {
  if (COUNTED_IN_HUNDREDTHS.has(currency)) return amount * 100;
  return minorDigits(currency) === 3 && amount % 10 !== 0 ? null : amount;
}

/** What Stripe counts, in our minor units; null for what is no whole amount of them. `currency` as Stripe writes it, in small letters. */
export function fromStripeAmount(amount: number, currency: string): Money | null {
  const code = currency.toUpperCase();
  const ours = COUNTED_IN_HUNDREDTHS.has(code) ? amount / 100 : amount;
  return Number.isSafeInteger(ours) ? { amount: ours, currency: code } : null;
}
