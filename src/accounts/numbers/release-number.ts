import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import { actorOf, type Principal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { permissionsChanged } from '../../ledger/platform-events.js';
import type { Account } from '../account.entity.js';
import { AccountClosing, type Closing } from '../account-closing.js';
import { numberEvent } from './number-event.js';
import { NumberLeaving } from './number-leaving.js';
import { liveNumberIdsOf, lockLiveNumber, releaseNumbersOf } from './numbers.sql.js';
import { PhoneNumber } from './phone-number.entity.js';

/** A number is given up; from then on another account may have it. The numbers of an account that is closed go with it. */
@Injectable()
export class ReleaseNumber implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly closing: AccountClosing,
    private readonly leaving: NumberLeaving,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.closing.register((tx, account, closing) => this.releaseAll(tx, account, closing));
  }

  /** @throws NotFoundError */
  async release(by: Principal, numberId: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      authorize(abilityOf(by), 'manage', 'number', {}, toSid('number', numberId));
      const leaving = { actor: actorOf(by), at };
      await this.leaving.run(tx, [numberId], leaving);
      const [number] = await tx.query<PhoneNumber>(lockLiveNumber(numberId));
      if (number === undefined) throw new NotFoundError('number', toSid('number', numberId));
      await this.leaving.run(tx, [numberId], leaving);
      tx.write(updateRow(PhoneNumber, number.id, { releasedAt: at }));
      const told = permissionsChanged(this.config, number.accountId);
      this.ledger.record(tx, at, numberEvent('number.released', actorOf(by), number), told);
    });
  }

  private async releaseAll(tx: Tx, account: Account, { actor, at }: Closing): Promise<void> {
    const live = await tx.query<{ id: string }>(liveNumberIdsOf(account.id));
    const ids = live.map(({ id }) => id);
    if (ids.length > 0) await this.leaving.run(tx, ids, { actor, at });
    const numbers = await tx.query<PhoneNumber>(releaseNumbersOf(account.id, at));
    this.ledger.record(
      tx,
      at,
      numbers.map((number) => numberEvent('number.released', actor, number, { accountClosed: true })),
    );
  }
}
