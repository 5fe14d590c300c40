import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountClosing } from '../../accounts/account-closing.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Ledger } from '../../ledger/ledger.js';
import { depositsToEnd } from './deposits.sql.js';
import { requestRefund } from './refunds/request-refund.js';

/** T8: whoever closes the account gets back what is held; what is not paid yet is not wanted any more. */
@Injectable()
export class EndDepositsWithAccount implements OnModuleInit {
  constructor(
    private readonly closing: AccountClosing,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhooks'>,
  ) {}

  onModuleInit(): void {
    this.closing.register(async (tx, account, { actor, at }) => {
      const { config } = this;
      for (const { id } of await tx.query<{ id: string }>(depositsToEnd(account.id)))
        await requestRefund(tx, this.ledger, { depositId: id, reason: 'account_closed', actor, at, config });
    });
  }
}
