import type { PaymentSettings } from '../../config/payment-settings.js';
import { InvalidError } from '../../kernel/errors.js';
import { formatMoney, type Money } from '../../kernel/money.js';

type Limits = Pick<PaymentSettings, 'depositMinimums' | 'depositMostTimes'>;

export type DepositFlaw = 'currency_not_accepted' | 'deposit_too_small' | 'deposit_too_large';

/**
 * T8: a deposit is at least 10.00 USD, or what is set for another currency, in whole minor units; currencies without a minimum are
 * not accepted. The greatest deposit is so many times the least. Null: it is fit.
 */
export function flawOf(
  { amount, currency }: Money,
  { depositMinimums, depositMostTimes }: Limits,
): DepositFlaw | null {
  const least = Object.hasOwn(depositMinimums, currency) ? depositMinimums[currency] : undefined;
  if (least === undefined) return 'currency_not_accepted';
  if (!(amount >= least)) return 'deposit_too_small';
  return amount > least * depositMostTimes ? 'deposit_too_large' : null;
}

/** @throws InvalidError with the flaw as its code, naming the limit */
export function refuseUnfitDeposit(money: Money, limits: Limits): void {
  const flaw = flawOf(money, limits);
  if (flaw === null) return;
  const { currency } = money;
  if (flaw === 'currency_not_accepted') {
    const accepted = Object.keys(limits.depositMinimums).sort().join(', ');
    throw InvalidError.field('currency', flaw, `Deposits are taken in ${accepted}. Choose one of these.`);
  }
  const least = limits.depositMinimums[currency] ?? 0;
  const most = least * limits.depositMostTimes;
  const told = (amount: number): string => `${formatMoney({ amount, currency })} (${amount} in minor units)`;
  throw InvalidError.field(
    'amount',
    flaw,
    flaw === 'deposit_too_small'
      ? `A deposit is at least ${told(least)}.`
      : `A deposit is at most ${told(most)}.`,
  );
}
