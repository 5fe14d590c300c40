import type { GatewayEvent } from '../../../integrations/payments/payment-gateway.js';
import { toSid } from '../../../kernel/ids.js';
import type { Deposit } from '../deposit.entity.js';
import type { ParkedReason } from '../deposits.states.js';

type Told = Pick<GatewayEvent, 'kind' | 'account' | 'amount' | 'currency'>;

/**
 * Whether what was told can be about this deposit: its account, its currency, its whole amount. Of a payment that failed no amount
 * needs to be told, since none has moved. Null: it fits.
 */
export function mismatchOf(
  told: Told,
  deposit: Pick<Deposit, 'accountId' | 'amount' | 'currency'>,
): ParkedReason | null {
  if (told.account !== null && told.account !== toSid('account', deposit.accountId)) return 'wrong_account';
  if (told.kind === 'failed' && told.amount === null && told.currency === null) return null;
  if (told.currency !== deposit.currency) return 'wrong_currency';
  return told.amount === deposit.amount ? null : 'wrong_amount';
}
