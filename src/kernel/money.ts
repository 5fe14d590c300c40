/** An amount of money: an integer in minor units (10.00 USD is 1000) and an ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether the code is a currency that this runtime knows (ISO 4217, upper case). */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** All currency codes, sorted, for a select. */
export function listCurrencies(): readonly string[] {
  return [...CURRENCIES].sort();
}

/** How many decimal digits the currency's minor unit has: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** `{1000, USD}` → `$10.00`. */
export function formatMoney(money: Money, locale = 'en'): string {
  const digits = minorDigits(money.currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
    money.amount / 10 ** digits,
  );
}

/** What a person typed (`1,250.50`) in minor units, or null when it is no amount of that currency. */
export function parseAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const plain = text.trim().replaceAll(/[,\s_']/g, '');
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return null;
  return Number((match[1] ?? '') + fraction.padEnd(digits, '0'));
}
