import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../../config/log.js';
import { Database } from '../../database/database.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { toSid } from '../../kernel/ids.js';
import type { Deposit } from './deposit.entity.js';
import { PaymentGateways } from './payment-gateways.js';

/**
 * Asks the gateway for the payment of a deposit whose row is committed, and notes where it is paid. When the program dies in between,
 * the next who asks for the same deposit asks the gateway again, which gives the same payment.
 */
@Injectable()
export class OpenPayment {
  constructor(
    private readonly database: Database,
    private readonly gateways: PaymentGateways,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Gives the deposit with its pay page. @throws HttpRefusal 503 when the gateway does not answer; the deposit stays, to be asked for again */
  async open(deposit: Deposit): Promise<Deposit> {
    if (deposit.payUrl !== null) return deposit;
    const { amount, currency } = deposit;
    const payment = toSid('deposit', deposit.id);
    const account = toSid('account', deposit.accountId);
    try {
      const gateway = this.gateways.get(deposit.gateway);
      const { reference, payUrl } = await gateway.createPayment({
        payment,
        account,
        money: { amount, currency },
      });
      await this.database.query({
        name: 'note-payment-of-deposit',
        text: `UPDATE deposits SET reference = $2, pay_url = $3 WHERE id = $1 AND pay_url IS NULL`,
        values: [deposit.id, reference, payUrl],
      });
      return { ...deposit, reference, payUrl };
    } catch (error) {
      this.log.warn({ err: error, deposit: payment }, 'the payment gateway did not open a payment');
      throw new HttpRefusal(
        503,
        'gateway_unavailable',
        'The payment provider does not answer. Nothing was taken; ask for the deposit again in a moment.',
        { 'Retry-After': '10' },
      );
    }
  }
}
