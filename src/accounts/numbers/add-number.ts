import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import { actorOf, type Principal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { insertRow } from '../../database/rows.js';
import { violatesUnique } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { dialledCountry } from '../../integrations/number-lookup/dialled-country.js';
import { Clock } from '../../kernel/clock.js';
import { newId, toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { permissionsChanged } from '../../ledger/platform-events.js';
import { AccountClosedError } from '../account-refusals.js';
import { guardedAccount } from '../account-scope.js';
import { lockAccount } from '../locked-account.js';
import { numberEvent } from './number-event.js';
import { NumberImpossibleError, NumberTakenError } from './number-refusals.js';
import { PhoneNumber } from './phone-number.entity.js';
import { firstTrafficState, isTollFree } from './traffic-state.js';

/** The platform gives an account a number to send and call from. */
@Injectable()
export class AddNumber {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws InvalidError `number_impossible`, NotFoundError, ConflictError `account_closed`, `number_taken` */
  async add(by: Principal, accountId: string, e164: string): Promise<PhoneNumber> {
    if (dialledCountry(e164) === undefined) throw new NumberImpossibleError();
    const at = this.clock.now();
    const number = ownedNumber(accountId, e164, at);
    try {
      await this.unitOfWork.run(async (tx) => {
        const account = await lockAccount(tx, accountId);
        const sid = toSid('account', accountId);
        authorize(abilityOf(by), 'create', 'number', guardedAccount(account), sid);
        if (account.status === 'closed') throw new AccountClosedError(account);
        tx.write(insertRow(PhoneNumber, number));
        const told = permissionsChanged(this.config, accountId);
        this.ledger.record(tx, at, numberEvent('number.added', actorOf(by), number), told);
      });
    } catch (error) {
      if (violatesUnique(error, ONE_OWNER)) throw new NumberTakenError(e164);
      throw error;
    }
    return number;
  }
}

/** The index by which the database proves that a number has one owner. */
const ONE_OWNER = 'numbers_one_owner';

/** A number as its owner gets it. */
export function ownedNumber(accountId: string, e164: string, at: Date): PhoneNumber {
  return {
    id: newId(at),
    accountId,
    phoneE164: e164,
    tollFree: isTollFree(e164),
    trafficState: firstTrafficState(e164),
    addedAt: at,
    releasedAt: null,
  };
}
