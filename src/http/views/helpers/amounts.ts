import { formatMoney, isCurrency, type Money } from '../../../kernel/money.js';
import { textOf } from './call.js';

const wholeAndParts = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  if (!('amount' in value) || !('currency' in value)) return false;
  return (
    Number.isSafeInteger(value.amount) && typeof value.currency === 'string' && isCurrency(value.currency)
  );
}

/** Quantities as people read them. */
export const amounts = {
  /** Minor units and currency: `{1000, USD}` → `$10.00 USD`. The code stands there always, `$` names many currencies. */
  money: (value: unknown): string => {
    if (!isMoney(value)) throw new Error(`Not money: ${JSON.stringify(value)}. Give {amount, currency}.`);
    const text = formatMoney(value);
    return text.includes(value.currency) ? text : `${text} ${value.currency}`;
  },
  /** `12345.678` → `12,345.68`. */
  number: (value: unknown): string => wholeAndParts.format(Number(textOf(value))),
  /** `12345` → `12.3K`, where the exact number does not matter. */
  compact: (value: unknown): string => compact.format(Number(textOf(value))),
  /** A share of one: `0.125` → `12.5%`. */
  percent: (value: unknown): string => share.format(Number(textOf(value))),
  /** `{{plural 2 "code"}}` → `2 codes`; `{{plural n "reply" "replies"}}`. */
  plural: (count: unknown, one: string, many: unknown): string => {
    const amount = Number(textOf(count));
    const noun = amount === 1 ? one : typeof many === 'string' ? many : `${one}s`;
    return `${wholeAndParts.format(amount)} ${noun}`;
  },
  /** Signed points of a score: `+30`, `−5`, `0`. */
  points: (value: unknown): string => {
    const points = Number(textOf(value));
    return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
  },
  /** Bytes: `2.4 MB`, in powers of 1000 as browsers and operating systems show them. */
  bytes: (value: unknown): string => {
    const size = Number(textOf(value));
    if (size < 1000) return `${size} B`;
    return size < 1_000_000 ? `${Math.round(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
  },
};
