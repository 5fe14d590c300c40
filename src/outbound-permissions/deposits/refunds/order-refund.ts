import { Injectable } from '@nestjs/common';
import { insertRow, updateRow } from '../../../database/rows.js';
import type { Statement } from '../../../database/statement.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { PaymentRefusedError, type RefundAnswer } from '../../../integrations/payments/payment-gateway.js';
import { Clock, HOUR } from '../../../kernel/clock.js';
import { newId, toSid } from '../../../kernel/ids.js';
import { Ledger } from '../../../ledger/ledger.js';
import { Deposit } from '../deposit.entity.js';
import { depositEvent, GATEWAY_ACTOR } from '../deposit-event.js';
import { lockDeposit } from '../lock-deposit.js';
import { GatewayEventRow } from '../news/gateway-event.entity.js';
import { TakeNews } from '../news/take-news.js';
import { PaymentGateways } from '../payment-gateways.js';
import { refundNotAnswered, refundOrdered } from './refunds.sql.js';

/** For how long the news of an ordered refund is waited for before the gateway is asked again, under the same key. */
const NEWS_COME_WITHIN = 6 * HOUR;

/** Asks the gateway for one refund. Each wish has one idempotency key, so that the money goes back once however often it is asked. */
@Injectable()
export class OrderRefund {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly gateways: PaymentGateways,
    private readonly news: TakeNews,
  ) {}

  /** Never throws for what the gateway says: it is asked again later, or a person is. */
  async order(deposit: Deposit): Promise<void> {
    try {
      const answer = await this.ask(deposit);
      const nextTryAt = new Date(this.clock.now().getTime() + NEWS_COME_WITHIN);
      if (answer === 'ordered') await this.note(refundOrdered(deposit.id, nextTryAt));
      else await this.tellRefunded(deposit);
    } catch (error) {
      const why = error instanceof Error ? error.message.slice(0, 500) : String(error);
      if (error instanceof PaymentRefusedError) await this.park(deposit, why);
      else await this.note(refundNotAnswered(deposit.id, why));
    }
  }

  private async ask(deposit: Deposit): Promise<RefundAnswer> {
    const { id, accountId, gateway: name, amount, currency, refundRequestedAt } = deposit;
    const gateway = this.gateways.find(name);
    if (gateway === null) throw new PaymentRefusedError(`The gateway ${name} is not set up any more.`);
    const payment = toSid('deposit', id);
    const money = { amount, currency };
    // Where its name for the payment was never noted, asking for the same payment again gives it.
    const { reference } =
      deposit.reference === null
        ? await gateway.createPayment({ payment, account: toSid('account', accountId), money })
        : { reference: deposit.reference };
    const idempotencyKey = `${payment}_${refundRequestedAt?.getTime() ?? 0}`;
    return gateway.refund({ payment, reference, money, idempotencyKey });
  }

  private note(write: Statement): Promise<void> {
    return this.unitOfWork.run((tx) => Promise.resolve(tx.write(write)));
  }

  /** Its news of the refund was lost on the way; what it says now is as good. */
  private async tellRefunded({ id, gateway, reference, amount, currency }: Deposit): Promise<void> {
    const payment = toSid('deposit', id);
    await this.news.take(gateway, {
      id: `asked:refunded:${payment}`,
      kind: 'refunded',
      ...{ payment, reference, account: null, amount, currency },
    });
  }

  /** Refused for good: a person must see how the money gets back. */
  private async park(seen: Deposit, why: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const { deposit } = await lockDeposit(tx, seen.id);
      if (deposit.status !== 'held' || deposit.refundRefusedAt !== null) return;
      const { id, accountId, gateway, amount, currency, version } = deposit;
      tx.write(updateRow(Deposit, id, { refundRefusedAt: at, refundError: why, version: version + 1 }));
      const payment = toSid('deposit', id);
      tx.write(
        insertRow(GatewayEventRow, {
          id: newId(at),
          eventId: `asked:refund_refused:${payment}:${deposit.refundAttempts}`,
          kind: 'refund_refused',
          depositId: id,
          receivedAt: at,
          parkedReason: 'refund_refused',
          ...{ gateway, payment, accountId, amount, currency },
        }),
      );
      this.ledger.record(tx, at, depositEvent('deposit.refund_refused', GATEWAY_ACTOR, deposit, { why }));
    });
  }
}
