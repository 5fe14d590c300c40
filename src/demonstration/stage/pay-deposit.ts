import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import { AskForDeposit } from '../../outbound-permissions/deposits/ask-for-deposit.js';
import type { Deposit } from '../../outbound-permissions/deposits/deposit.entity.js';
import { depositById, newestDepositsOf } from '../../outbound-permissions/deposits/deposits.sql.js';
import { TakeNews } from '../../outbound-permissions/deposits/news/take-news.js';
import { OpenPayment } from '../../outbound-permissions/deposits/open-payment.js';

/** Pays the deposits of the stories at the sandbox gateway, whose news are taken in as if they had come over HTTP. */
@Injectable()
export class PayDeposit {
  constructor(
    private readonly database: Database,
    private readonly asking: AskForDeposit,
    private readonly payments: OpenPayment,
    private readonly news: TakeNews,
  ) {}

  async askFor(by: CustomerPrincipal, requestId: string, money: Money): Promise<void> {
    await this.payments.open(await this.asking.ask(by, requestId, money));
  }

  /** What the gateway tells of the newest deposit; `amount` where it is another than was asked for. */
  async tell(kind: 'succeeded' | 'refunded', requestId: string, amount?: number): Promise<void> {
    const newest = await this.database.find<{ id: string }>(newestDepositsOf([requestId]));
    const deposit = newest === null ? null : await this.database.find<Deposit>(depositById(newest.id));
    if (deposit === null) throw new NotFoundError('deposit');
    const payment = toSid('deposit', deposit.id);
    const { reference, currency } = deposit;
    const told = { id: `demonstration_${kind}_${payment}`, kind, payment, reference, currency };
    await this.news.take(deposit.gateway, { ...told, account: null, amount: amount ?? deposit.amount });
  }
}
