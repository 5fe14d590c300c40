import { Inject, Injectable } from '@nestjs/common';
import { RecordFact } from '../../../accounts/record-fact.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { updateRow } from '../../../database/rows.js';
import type { Tx } from '../../../database/tx.js';
import { toSid } from '../../../kernel/ids.js';
import { Ledger } from '../../../ledger/ledger.js';
import { AdvanceRequest } from '../../advance-request.js';
import { OutboundPermission } from '../../outbound-permission.entity.js';
import { isRequestUnfinished } from '../../outbound-permissions.states.js';
import { bookMoves } from '../books/book-moves.js';
import { Deposit } from '../deposit.entity.js';
import { depositEvent, GATEWAY_ACTOR } from '../deposit-event.js';
import {
  afterEvent,
  type DepositStatus,
  type GatewayEventKind,
  type ParkedReason,
} from '../deposits.states.js';
import { depositMail } from '../deposits.messages.js';
import { moveToMode } from '../deposits.sql.js';
import type { LockedDeposit } from '../lock-deposit.js';
import { wishRefund } from '../refunds/request-refund.js';
import { takeStandingBack } from '../take-standing-back.js';

/** What was told, and when we took it in. `cause` names it in the books. */
export interface News {
  readonly kind: GatewayEventKind;
  readonly cause: string;
  readonly at: Date;
}

/**
 * T7, T8: what follows from what a gateway tells of a deposit: money moves in the books, and with it the request's step, the
 * account's mode and the right to send. All in the transaction in which the news is taken in.
 */
@Injectable()
export class FollowNews {
  constructor(
    private readonly ledger: Ledger,
    private readonly advance: AdvanceRequest,
    private readonly recordFact: RecordFact,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhooks' | 'publicUrl' | 'host' | 'port'>,
  ) {}

  /** Gives why a person must look at it, or null. */
  async follow(tx: Tx, locked: LockedDeposit, { kind, cause, at }: News): Promise<ParkedReason | null> {
    const { deposit } = locked;
    const { status, moves, park } = afterEvent(deposit.status, kind);
    bookMoves(tx, deposit, moves, { cause, at });
    if (kind === 'disputed' && deposit.status !== 'disputed') this.recordDispute(tx, locked, at);
    if (status !== deposit.status) await this.become(tx, locked, status, at);
    return park ?? null;
  }

  private async become(tx: Tx, locked: LockedDeposit, status: DepositStatus, at: Date): Promise<void> {
    const { deposit } = locked;
    if (status === 'held')
      return deposit.status === 'refunded' ? this.returned(tx, deposit, at) : this.hold(tx, locked, at);
    if (status === 'failed') return this.fail(tx, locked, at);
    if (status === 'refunded' || status === 'disputed') return this.lose(tx, locked, status, at);
    throw new Error(`No gateway makes a deposit ${status}.`);
  }

  /** T7: paying is what moves the account to production. What is not wanted any more goes straight back. */
  private async hold(tx: Tx, locked: LockedDeposit, at: Date): Promise<void> {
    const { request, account, deposit } = locked;
    const isWanted = countsFor(locked);
    const changed = {
      status: 'held',
      heldAt: at,
      endedAt: null,
      letGoAt: isWanted ? null : (deposit.letGoAt ?? at),
      version: deposit.version + 1,
    } as const;
    const held = { ...deposit, ...changed };
    tx.write(updateRow(Deposit, deposit.id, changed));
    if (!isWanted) {
      this.ledger.record(tx, at, depositEvent('deposit.received_unwanted', GATEWAY_ACTOR, deposit));
      const wish = { reason: 'not_wanted_any_more', actor: GATEWAY_ACTOR, at };
      wishRefund(tx, this.ledger, this.config, { ...locked, deposit: held }, wish);
      return;
    }
    const changes = { depositHeldAt: at, touchedAt: at, version: request.version + 1 };
    tx.write(updateRow(OutboundPermission, request.id, changes));
    tx.write(moveToMode(account.id, 'production'));
    const mail = depositMail('deposit-received', account, held, this.config);
    this.ledger.record(tx, at, depositEvent('deposit.held', GATEWAY_ACTOR, deposit), [mail]);
    if (account.mode === 'development')
      this.ledger.record(tx, at, {
        action: 'account.mode_changed',
        actor: GATEWAY_ACTOR,
        subjectKind: 'account',
        subjectId: account.id,
        accountId: account.id,
        detail: { from: 'development', to: 'production', why: 'deposit_held' },
      });
    await this.advance.afterStep(tx, { ...request, ...changes }, at);
  }

  private fail(tx: Tx, { account, deposit }: LockedDeposit, at: Date): void {
    const failed = { status: 'failed', endedAt: at, version: deposit.version + 1 } as const;
    tx.write(updateRow(Deposit, deposit.id, failed));
    const mail = depositMail('deposit-failed', account, deposit, this.config);
    this.ledger.record(tx, at, depositEvent('deposit.failed', GATEWAY_ACTOR, deposit), [mail]);
  }

  private lose(tx: Tx, locked: LockedDeposit, status: 'refunded' | 'disputed', at: Date): void {
    const { account, deposit } = locked;
    if (deposit.status === 'held' && deposit.letGoAt === null)
      takeStandingBack(tx, this.ledger, this.config, locked, {
        why: `deposit_${status}`,
        actor: GATEWAY_ACTOR,
        at,
      });
    const gone = {
      status,
      letGoAt: deposit.letGoAt ?? at,
      endedAt: at,
      version: deposit.version + 1,
    } as const;
    tx.write(updateRow(Deposit, deposit.id, gone));
    const mail = depositMail(`deposit-${status}`, account, deposit, this.config);
    this.ledger.record(tx, at, depositEvent(`deposit.${status}`, GATEWAY_ACTOR, deposit), [mail]);
  }

  /** A refund did not reach the customer: the money is here again, and a person sees how it gets to him. */
  private returned(tx: Tx, deposit: Deposit, at: Date): void {
    const back = {
      status: 'held',
      endedAt: null,
      refundRefusedAt: at,
      version: deposit.version + 1,
    } as const;
    tx.write(
      updateRow(Deposit, deposit.id, { ...back, refundError: 'The gateway could not deliver the refund.' }),
    );
    this.ledger.record(tx, at, depositEvent('deposit.refund_returned', GATEWAY_ACTOR, deposit));
  }

  /** P27: a chargeback is the payment provider's flag on the card. */
  private recordDispute(tx: Tx, { account, deposit }: LockedDeposit, at: Date): void {
    const detail = {
      reason: 'The payment of a deposit was disputed.',
      deposit: toSid('deposit', deposit.id),
    };
    this.recordFact.record(tx, {
      ...{ accountId: account.id, kind: 'card_flagged', source: 'monitoring', detail },
      ...{ occurredAt: at, actor: GATEWAY_ACTOR, at },
    });
  }
}

/** Whether the request still waits for just this deposit. */
function countsFor({ request, account, deposit }: LockedDeposit): boolean {
  return (
    deposit.letGoAt === null &&
    request.depositId === deposit.id &&
    isRequestUnfinished(request.status) &&
    account.status !== 'closed'
  );
}
