import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../../access/ability.js';
import { authorize } from '../../../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../../../access/principal.js';
import { guardedAccount } from '../../../accounts/account-scope.js';
import { refuseParty } from '../../../accounts/party-to-account.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { Clock } from '../../../kernel/clock.js';
import { toSid } from '../../../kernel/ids.js';
import { Ledger } from '../../../ledger/ledger.js';
import type { Deposit } from '../deposit.entity.js';
import { lockDeposit } from '../lock-deposit.js';
import { DepositNotHeldError } from './forfeit-deposit.js';
import { wishRefund } from './request-refund.js';

/** Staff give a deposit back (T8), once, however often they ask. The money goes after the commit. */
@Injectable()
export class RefundDeposit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhooks'>,
  ) {}

  /** Gives the deposit, on its way back or back already. @throws NotFoundError, ForbiddenError, DepositNotHeldError */
  refund(by: StaffPrincipal, depositId: string, reason: string | null): Promise<Deposit> {
    const at = this.clock.now();
    const sid = toSid('deposit', depositId);
    return this.unitOfWork.run(async (tx) => {
      const locked = await lockDeposit(tx, depositId);
      const { account, deposit } = locked;
      authorize(abilityOf(by), 'refund', 'deposit', guardedAccount(account), sid);
      await refuseParty(tx, by.staff, account.id);
      if (deposit.status !== 'held' && deposit.status !== 'refunded') throw new DepositNotHeldError(deposit);
      const wish = { reason: reason ?? 'refunded_by_staff', actor: actorOf(by), at };
      return wishRefund(tx, this.ledger, this.config, locked, wish);
    });
  }
}
