import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { insertRow, updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError } from '../../kernel/errors.js';
import { newId, toSid } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/ledger.js';
import { lockRequest } from '../lock-request.js';
import { OutboundPermission } from '../outbound-permission.entity.js';
import { isRequestUnfinished } from '../outbound-permissions.states.js';
import { ReadRequests } from '../read-requests.js';
import { Deposit } from './deposit.entity.js';
import { depositEvent } from './deposit-event.js';
import { refuseUnfitDeposit } from './deposits.rules.js';
import { liveDepositOf } from './deposits.sql.js';
import { cancel } from './refunds/request-refund.js';

/** T8: the customer asks for the deposit of his request. One counts at a time; the row is there before any gateway is asked. */
@Injectable()
export class AskForDeposit {
  constructor(
    private readonly requests: ReadRequests,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'payments'>,
  ) {}

  /**
   * Gives the pending deposit: the one there is when amount and currency are equal, else a new one in its place.
   * @throws NotFoundError, InvalidError for the amount or the currency, ConflictError `deposit_held`, `request_state`
   */
  async ask(by: CustomerPrincipal, requestId: string, money: Money): Promise<Deposit> {
    refuseUnfitDeposit(money, this.config.payments);
    const { accountId, parentId } = await this.requests.find(by, requestId);
    const sid = toSid('outboundPermission', requestId);
    authorize(abilityOf(by), 'create', 'deposit', { accountId, parentId }, sid);
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const request = await lockRequest(tx, requestId);
      const [live] = await tx.query<Deposit>(liveDepositOf(requestId));
      refuseUnneeded(request, live);
      if (live !== undefined && isFor(live, money)) return live;
      const actor = actorOf(by);
      if (live !== undefined) cancel(tx, this.ledger, live, { reason: 'replaced', actor, at });
      return this.write(tx, request, live, money, { actor, at });
    });
  }

  private write(
    tx: Tx,
    request: OutboundPermission,
    replaced: Deposit | undefined,
    { amount, currency }: Money,
    { actor, at }: { readonly actor: Actor; readonly at: Date },
  ): Deposit {
    const deposit: Deposit = {
      id: newId(at),
      accountId: request.accountId,
      outboundPermissionId: request.id,
      status: 'pending',
      amount,
      currency,
      gateway: this.config.payments.gateway,
      reference: null,
      payUrl: null,
      createdAt: at,
      heldAt: null,
      endedAt: null,
      letGoAt: null,
      refundRequestedAt: null,
      refundReason: null,
      refundAttempts: 0,
      refundNextTryAt: null,
      refundRefusedAt: null,
      refundError: null,
      version: 1,
    };
    const insert = insertRow(Deposit, deposit);
    // Not in one statement with the end of the one that it replaces: of the two, one at a time may count.
    tx.write(replaced === undefined ? insert : { ...insert, touches: `deposits ${replaced.id}` });
    const changes = { depositId: deposit.id, touchedAt: at, version: request.version + 1 };
    tx.write(updateRow(OutboundPermission, request.id, changes));
    this.ledger.record(tx, at, depositEvent('deposit.asked_for', actor, deposit));
    return deposit;
  }
}

function isFor(deposit: Deposit, { amount, currency }: Money): boolean {
  return deposit.amount === amount && deposit.currency === currency;
}

function refuseUnneeded({ status, depositHeldAt }: OutboundPermission, live: Deposit | undefined): void {
  if (live?.status === 'held' || depositHeldAt !== null)
    throw new ConflictError('deposit_held', 'The deposit for this request was paid. Nothing more is to pay.');
  if (!isRequestUnfinished(status))
    throw new ConflictError('request_state', `This request is ${status}, so no deposit is taken for it.`, {
      state: status,
    });
}
