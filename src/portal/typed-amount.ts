import { isCurrency, parseAmount } from '../kernel/money.js';

/** `1,250.50` → 125050 minor units; NaN when it is no amount. A comma that does not part thousands could mean cents, so it is refused. */
export function typedAmount(text: string, currency: string): number {
  if (!isCurrency(currency) || /,(?!\d{3}(?:\D|$))/.test(text)) return Number.NaN;
  return parseAmount(text, currency) ?? Number.NaN;
}
