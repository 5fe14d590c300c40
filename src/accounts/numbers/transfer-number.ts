import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import { actorOf, type Principal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { insertRow, updateRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { permissionsChanged } from '../../ledger/platform-events.js';
import { AccountClosedError } from '../account-refusals.js';
import { guardedAccount } from '../account-scope.js';
import { lockAccount } from '../locked-account.js';
import { ownedNumber } from './add-number.js';
import { numberEvent } from './number-event.js';
import { NumberLeaving } from './number-leaving.js';
import { NumberAlreadyThereError } from './number-refusals.js';
import { lockLiveNumber } from './numbers.sql.js';
import { PhoneNumber } from './phone-number.entity.js';

/**
 * A number moves to another account. W52: there it has a new sid, and what was verified for it before no longer applies, so a
 * number that needs a verification is restricted again.
 */
@Injectable()
export class TransferNumber {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly leaving: NumberLeaving,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives the number as it is there. @throws NotFoundError, ConflictError `account_closed`, `number_already_there` */
  transfer(by: Principal, numberId: string, toAccountId: string): Promise<PhoneNumber> {
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      authorize(abilityOf(by), 'manage', 'number', {}, toSid('number', numberId));
      const leaving = { actor: actorOf(by), at };
      await this.leaving.run(tx, [numberId], leaving);
      const [number] = await tx.query<PhoneNumber>(lockLiveNumber(numberId));
      if (number === undefined) throw new NotFoundError('number', toSid('number', numberId));
      await this.leaving.run(tx, [numberId], leaving);
      const account = await lockAccount(tx, toAccountId);
      authorize(abilityOf(by), 'create', 'number', guardedAccount(account), toSid('account', toAccountId));
      if (number.accountId === toAccountId) throw new NumberAlreadyThereError(number.phoneE164);
      if (account.status === 'closed') throw new AccountClosedError(account);
      const moved = ownedNumber(toAccountId, number.phoneE164, at);
      // The old row gives the number up before the new one takes it.
      await tx.query(updateRow(PhoneNumber, number.id, { releasedAt: at }));
      tx.write(insertRow(PhoneNumber, moved));
      const from = {
        fromAccount: toSid('account', number.accountId),
        fromNumber: toSid('number', number.id),
      };
      const to = { toAccount: toSid('account', toAccountId), toNumber: toSid('number', moved.id) };
      this.ledger.record(
        tx,
        at,
        [
          numberEvent('number.released', actorOf(by), number, to),
          numberEvent('number.transferred', actorOf(by), moved, from),
        ],
        [number.accountId, toAccountId].flatMap((id) => permissionsChanged(this.config, id)),
      );
      return moved;
    });
  }
}
