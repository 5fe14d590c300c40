import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement } from '../accounts/locked-account.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM, type Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import { permissionsChanged } from '../ledger/platform-events.js';
import { lockRequest } from './lock-request.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { RequestMessages } from './outbound-permissions.messages.js';
import {
  hasLapsed,
  isRequestUnfinished,
  nextOutboundPermissionStatus,
} from './outbound-permissions.states.js';
import { refundDepositOf, type RefundReason } from './refund-deposit-of.js';
import { requestEvent } from './request-event.js';

type EndReason = Exclude<RefundReason, 'rejected'>;

/** Everything that ends a request, or the right that it became, without a decision: taken back, left unfinished, run out. */
@Injectable()
export class CloseRequest {
  constructor(
    private readonly ledger: Ledger,
    private readonly turn: CustomerTurn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The customer takes it back. `request` is locked. @throws RequestStateError */
  withdrawn(tx: Tx, request: OutboundPermission, actor: Actor, at: Date): Promise<void> {
    return this.end(tx, request, { move: 'withdraw', reason: 'withdrawn', actor, at });
  }

  /** T14: nobody went on with it for too long. `request` is locked. @throws RequestStateError */
  unfinished(tx: Tx, request: OutboundPermission, at: Date): Promise<void> {
    return this.end(tx, request, { move: 'close', reason: 'unfinished', actor: SYSTEM, at });
  }

  /** A grant whose time is over makes room for the next request. */
  async lapsed(tx: Tx, requestId: string, at: Date): Promise<void> {
    const request = await lockRequest(tx, requestId);
    if (hasLapsed(request, at))
      await this.end(tx, request, { move: 'close', reason: 'condition_ended', actor: SYSTEM, at });
  }

  private async end(
    tx: Tx,
    request: OutboundPermission,
    { move, reason, actor, at }: { move: 'close' | 'withdraw'; reason: EndReason; actor: Actor; at: Date },
  ): Promise<void> {
    const status = nextOutboundPermissionStatus(request.status, move);
    if (request.caseId !== null && isRequestUnfinished(request.status))
      await this.turn.withdraw(tx, request.caseId, actor, at);
    tx.write(
      updateRow(OutboundPermission, request.id, {
        status,
        endedAt: at,
        endReason: reason,
        version: request.version + 1,
      }),
    );
    const messages = await this.messagesOn(tx, request, reason);
    await refundDepositOf({ tx, ledger: this.ledger, config: this.config }, request, { reason, actor, at });
    const action = `outbound_permission.${move === 'withdraw' ? 'withdrawn' : 'closed'}` as const;
    this.ledger.record(
      tx,
      at,
      requestEvent(action, actor, request, { from: request.status, why: reason }),
      messages,
    );
  }

  private async messagesOn(
    tx: Tx,
    request: OutboundPermission,
    reason: EndReason,
  ): Promise<readonly OutboxMessage[]> {
    if (reason === 'condition_ended') return permissionsChanged(this.config, request.accountId);
    const [account] = await tx.query<Account>(findAccountStatement(request.accountId));
    if (account === undefined) return [];
    return [new RequestMessages(this.config, account).closed(request, reason)];
  }
}
