import type { PaymentSettings } from '../../config/payment-settings.js';
import type { FieldError } from '../../kernel/errors.js';
import { formatMoney, minorDigits } from '../../kernel/money.js';
import { typedAmount } from '../typed-amount.js';

type Minimums = PaymentSettings['depositMinimums'];

/** Step 3 as it was typed. */
export interface TypedDeposit {
  readonly amount: string;
  readonly currency: string;
}

/** T8: the form begins with the least deposit, in US dollars or else in the first currency that is accepted. */
export function leastDeposit(minimums: Minimums): TypedDeposit {
  const currency = 'USD' in minimums ? 'USD' : (Object.keys(minimums)[0] ?? '');
  return { amount: inFigures(minimums[currency] ?? 0, currency), currency };
}

/** `At least $10.00, €10.00, £9.00 or ¥1,500.` */
export function minimumText(minimums: Minimums): string {
  const amounts = Object.entries(minimums).map(([currency, amount]) => formatMoney({ amount, currency }));
  return `At least ${new Intl.ListFormat('en', { type: 'disjunction' }).format(amounts)}.`;
}

/** As the API takes it, whose rules decide; what cannot be read as an amount stays for them to refuse. */
export function depositInput({ amount, currency }: TypedDeposit): { amount: number; currency: string } {
  return { amount: typedAmount(amount, currency), currency };
}

/** The refusal's errors at the form's one field of money, in people's words. */
export function depositErrors(errors: readonly FieldError[], minimums: Minimums): readonly FieldError[] {
  const [first] = errors;
  if (first === undefined) return [];
  const message = MESSAGES[first.code]?.(minimums) ?? first.message;
  return [{ ...first, field: 'deposit', message }];
}

const MESSAGES: Readonly<Record<string, (minimums: Minimums) => string>> = {
  is_int: () => 'Enter the amount in figures with a point for cents, such as 10.00.',
  deposit_too_small: minimumText,
  deposit_too_large: () => 'This is more than we take as a deposit. The least is enough.',
};

function inFigures(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
