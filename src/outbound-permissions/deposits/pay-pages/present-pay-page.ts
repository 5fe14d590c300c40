import { toSid } from '../../../kernel/ids.js';
import { formatMoney } from '../../../kernel/money.js';
import type { Deposit } from '../deposit.entity.js';
import type { DepositStatus } from '../deposits.states.js';

/** What the payer reads once there is nothing to pay. */
const ENDED: Readonly<Record<Exclude<DepositStatus, 'pending'>, string>> = {
  held: 'Your deposit was paid. Thank you.',
  refunded: 'This deposit was refunded.',
  forfeited: 'This deposit is settled.',
  failed: 'The payment did not go through, or was replaced by another one. Nothing is to pay here.',
  disputed: 'The payment of this deposit was disputed.',
};

/** A pay page tells its reader only what he is about to pay: whoever has the address may open it, signed in or not. */
export function presentPayPage({ id, amount, currency, status, letGoAt, outboundPermissionId }: Deposit) {
  const money = { amount, currency };
  const sid = toSid('deposit', id);
  const isToPay = status === 'pending' && letGoAt === null;
  return {
    title: isToPay ? `Pay a deposit of ${formatMoney(money)}` : 'Deposit',
    amountText: formatMoney(money),
    sid,
    isToPay,
    ended: status === 'pending' ? ENDED.failed : ENDED[status],
    items: [
      { label: 'Amount', money },
      { label: 'Deposit', sid },
      { label: 'Status', badge: status },
    ],
    backHref: `/portal/outbound/${toSid('outboundPermission', outboundPermissionId)}`,
  };
}
