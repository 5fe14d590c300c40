import { toSid } from '../../kernel/ids.js';
import type { Deposit } from './deposit.entity.js';
import type { DepositView, StaffDepositView } from './deposits.views.js';

/** A deposit for its customer. P32: not why it goes back. */
export function presentDeposit(deposit: Deposit): DepositView {
  const isToPay = deposit.status === 'pending' && deposit.letGoAt === null;
  return {
    sid: toSid('deposit', deposit.id),
    account: toSid('account', deposit.accountId),
    outboundPermission: toSid('outboundPermission', deposit.outboundPermissionId),
    status: deposit.status,
    amount: deposit.amount,
    currency: deposit.currency,
    payUrl: isToPay ? deposit.payUrl : null,
    createdAt: deposit.createdAt.toISOString(),
    heldAt: deposit.heldAt?.toISOString() ?? null,
    refundRequestedAt: deposit.refundRequestedAt?.toISOString() ?? null,
    endedAt: deposit.endedAt?.toISOString() ?? null,
    version: deposit.version,
  };
}

/** A deposit for the staff. */
export function presentDepositToStaff(deposit: Deposit): StaffDepositView {
  const { gateway, reference, refundReason, refundAttempts, refundError } = deposit;
  return { ...presentDeposit(deposit), gateway, reference, refundReason, refundAttempts, refundError };
}
