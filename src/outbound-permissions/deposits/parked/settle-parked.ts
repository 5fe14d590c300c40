import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../../access/ability.js';
import { authorize } from '../../../access/authorize.js';
import { actorOf, type StaffPrincipal } from '../../../access/principal.js';
import { guardedAccount } from '../../../accounts/account-scope.js';
import { refuseParty } from '../../../accounts/party-to-account.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { updateRow } from '../../../database/rows.js';
import type { Tx } from '../../../database/tx.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { Clock } from '../../../kernel/clock.js';
import { ConflictError, InvalidError, NotFoundError } from '../../../kernel/errors.js';
import { Ledger } from '../../../ledger/ledger.js';
import { Deposit } from '../deposit.entity.js';
import { lockDeposit, type LockedDeposit } from '../lock-deposit.js';
import { FollowNews } from '../news/follow-news.js';
import { GatewayEventRow, type Settlement } from '../news/gateway-event.entity.js';
import { lockParkedEvent, parkedEvent } from './parked-events.sql.js';
import { settlementsFor } from './settlements.js';

/** What a person decided, and why. */
export interface HandSettlement {
  readonly how: Settlement;
  readonly note: string;
}

/** A person settles news that was parked: once, with a note, and with all that follows from it. */
@Injectable()
export class SettleParked {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly news: FollowNews,
    @Inject(CONFIG) private readonly config: Pick<Config, 'payments'>,
  ) {}

  /** Gives the deposit's row as it was before, null where the news is about none. */
  async settle(by: StaffPrincipal, parkedId: string, { how, note }: HandSettlement): Promise<Deposit | null> {
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const [seen] = await tx.query<GatewayEventRow>(parkedEvent(parkedId));
      if (seen === undefined) throw new NotFoundError('parked news of a payment');
      const locked = seen.depositId === null ? null : await lockDeposit(tx, seen.depositId);
      await this.authorize(tx, by, locked);
      const [parked] = await tx.query<GatewayEventRow>(lockParkedEvent(parkedId)); // after the deposit, like every other change
      if (parked === undefined) throw new NotFoundError('parked news of a payment');
      if (parked.settledAt !== null)
        throw new ConflictError(
          'already_settled',
          'Somebody has settled this meanwhile. Nothing more is to do.',
        );
      if (!settlementsFor(parked, locked?.deposit ?? null, this.config.payments).includes(how))
        throw InvalidError.field(
          'how',
          'settlement_not_offered',
          'This cannot be done here any more. Choose again.',
        );
      if (locked !== null) await this.carryOut(tx, locked, parked, how, at);
      const settled = { settledAt: at, settledBy: by.staff.id, settlement: how, settleNote: note };
      tx.write(updateRow(GatewayEventRow, parkedId, settled));
      const { depositId, accountId, gateway, eventId, parkedReason } = parked;
      this.ledger.record(tx, at, {
        ...{ action: 'deposit.news_settled', actor: actorOf(by), subjectKind: 'deposit', accountId },
        subjectId: depositId,
        detail: { how, note, gateway, event: eventId, parkedReason },
      });
      return locked?.deposit ?? null;
    });
  }

  private async authorize(tx: Tx, by: StaffPrincipal, locked: LockedDeposit | null): Promise<void> {
    const row = locked === null ? {} : guardedAccount(locked.account);
    authorize(abilityOf(by), 'settle', 'deposit', row);
    if (locked !== null) await refuseParty(tx, by.staff, locked.account.id);
  }

  private async carryOut(
    tx: Tx,
    locked: LockedDeposit,
    { amount, currency, gateway, eventId }: GatewayEventRow,
    how: Settlement,
    at: Date,
  ): Promise<void> {
    const { deposit } = locked;
    if (how === 'dismiss') return;
    if (how === 'retry_refund') {
      const again = { refundRequestedAt: at, refundNextTryAt: at, refundRefusedAt: null, refundError: null };
      tx.write(updateRow(Deposit, deposit.id, { ...again, version: deposit.version + 1 }));
      return;
    }
    if (amount === null || currency === null) return;
    // Nothing was booked of it yet, so the deposit becomes what was really paid.
    const letGoAt = how === 'refund' ? (deposit.letGoAt ?? at) : deposit.letGoAt;
    const real = { ...deposit, amount, currency, letGoAt };
    tx.write(updateRow(Deposit, deposit.id, { amount, currency, letGoAt }));
    const news = { kind: 'succeeded', cause: `${gateway}:${eventId}`, at } as const;
    await this.news.follow(tx, { ...locked, deposit: real }, news);
  }
}
