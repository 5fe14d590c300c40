import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { updateRow } from '../../../database/rows.js';
import type { Tx } from '../../../database/tx.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { GatewayEvent } from '../../../integrations/payments/payment-gateway.js';
import { Clock } from '../../../kernel/clock.js';
import { newId, parseSid } from '../../../kernel/ids.js';
import { Ledger } from '../../../ledger/ledger.js';
import { Deposit } from '../deposit.entity.js';
import { GATEWAY_ACTOR } from '../deposit-event.js';
import type { ParkedReason } from '../deposits.states.js';
import { depositById, depositByReference } from '../deposits.sql.js';
import { lockDeposit } from '../lock-deposit.js';
import { FollowNews } from './follow-news.js';
import { GatewayEventRow } from './gateway-event.entity.js';
import { enterEvent, isEventKnown } from './gateway-events.sql.js';
import { mismatchOf } from './mismatch.js';

/** `taken`: it had its effect. `parked`: a person must look. `known`: taken in before. `not_ours`: about somebody else's payment. */
export type Taken = 'taken' | 'parked' | 'known' | 'not_ours';

/**
 * Takes in what a gateway told: each event once, however often and in whatever order it comes. What cannot be about the payment that
 * it names has no effect and waits for a person.
 */
@Injectable()
export class TakeNews {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly news: FollowNews,
  ) {}

  /** `event` is believed: its signature was checked. */
  async take(gateway: string, event: GatewayEvent): Promise<Taken> {
    if ((await this.database.find(isEventKnown(gateway, event.id))) !== null) return 'known';
    const deposit = await this.findDeposit(gateway, event);
    // Others may take payments through the same account at the gateway; what bears no mark of ours is theirs.
    if (deposit === null && event.payment === null && event.reference !== null) return 'not_ours';
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const [entered] = await tx.query<{ id: string }>(enterEvent(newId(at), gateway, event, at));
      if (entered === undefined) return 'known';
      const reason =
        deposit === null ? 'unknown_payment' : await this.apply(tx, gateway, event, deposit.id, at);
      const about = deposit === null ? {} : { depositId: deposit.id, accountId: deposit.accountId };
      tx.write(updateRow(GatewayEventRow, entered.id, { ...about, parkedReason: reason }));
      if (reason === null) return 'taken';
      this.recordParked(tx, gateway, event, { ...about, reason, at });
      return 'parked';
    });
  }

  private async apply(
    tx: Tx,
    gateway: string,
    event: GatewayEvent,
    depositId: string,
    at: Date,
  ): Promise<ParkedReason | null> {
    const locked = await lockDeposit(tx, depositId);
    const mismatch = mismatchOf(event, locked.deposit);
    if (mismatch !== null) return mismatch;
    if (event.kind === null) return 'unknown_event';
    // Where the program died between asking the gateway and noting its answer, the news brings it.
    if (locked.deposit.reference === null && event.reference !== null)
      tx.write(updateRow(Deposit, depositId, { reference: event.reference }));
    return this.news.follow(tx, locked, { kind: event.kind, cause: `${gateway}:${event.id}`, at });
  }

  private async findDeposit(gateway: string, { payment, reference }: GatewayEvent): Promise<Deposit | null> {
    const id = payment === null ? null : parseSid('deposit', payment);
    if (id !== null) {
      const deposit = await this.database.find<Deposit>(depositById(id));
      return deposit?.gateway === gateway ? deposit : null;
    }
    if (payment !== null || reference === null) return null;
    return this.database.find<Deposit>(depositByReference(gateway, reference));
  }

  private recordParked(
    tx: Tx,
    gateway: string,
    event: GatewayEvent,
    {
      reason,
      at,
      ...about
    }: {
      readonly depositId?: string;
      readonly accountId?: string;
      readonly reason: ParkedReason;
      readonly at: Date;
    },
  ): void {
    const { id, kind, payment, amount, currency } = event;
    this.ledger.record(tx, at, {
      action: 'deposit.news_parked',
      actor: GATEWAY_ACTOR,
      subjectKind: 'deposit',
      subjectId: about.depositId ?? null,
      accountId: about.accountId ?? null,
      detail: { reason, gateway, event: id, kind, payment, amount, currency },
    });
  }
}
