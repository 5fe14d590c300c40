import type { PaymentSettings } from '../../../config/payment-settings.js';
import type { Deposit } from '../deposit.entity.js';
import { flawOf } from '../deposits.rules.js';
import type { GatewayEventRow, Settlement } from '../news/gateway-event.entity.js';

type Parked = Pick<GatewayEventRow, 'kind' | 'parkedReason' | 'amount' | 'currency'>;
type Limits = Pick<PaymentSettings, 'depositMinimums' | 'depositMostTimes'>;

/**
 * What a person may do with news that was parked. It may always be dismissed with a note. Money that came in otherwise than agreed may
 * be taken as the deposit, if it is enough for one, or given back; a refund that was refused may be tried again.
 */
export function settlementsFor(
  parked: Parked,
  deposit: Deposit | null,
  limits: Limits,
): readonly Settlement[] {
  const { kind, parkedReason, amount, currency } = parked;
  if (deposit === null) return ['dismiss'];
  if (isRefundStuck(parked) && deposit.status === 'held' && deposit.refundRefusedAt !== null)
    return ['retry_refund', 'dismiss'];
  const isOtherMoney = parkedReason === 'wrong_amount' || parkedReason === 'wrong_currency';
  const isUnpaid = deposit.status === 'pending' || deposit.status === 'failed';
  if (kind !== 'succeeded' || !isOtherMoney || !isUnpaid) return ['dismiss'];
  if (amount === null || amount <= 0 || currency === null || !/^[A-Z]{3}$/.test(currency)) return ['dismiss'];
  const isEnough = flawOf({ amount, currency }, limits) === null && deposit.letGoAt === null;
  return isEnough ? ['accept', 'refund', 'dismiss'] : ['refund', 'dismiss'];
}

function isRefundStuck({ parkedReason }: Parked): boolean {
  return parkedReason === 'refund_refused' || parkedReason === 'refund_failed';
}
