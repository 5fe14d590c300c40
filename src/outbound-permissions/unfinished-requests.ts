import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { findAccountStatement } from '../accounts/locked-account.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { DAY } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { CloseRequest } from './close-request.js';
import { lockRequest } from './lock-request.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { RequestMessages } from './outbound-permissions.messages.js';
import { requestEvent } from './request-event.js';
import { howItWaits, type WaitingForCustomer } from './unfinished-requests.sql.js';

/** T14: what nobody goes on with is reminded of, and closed in the end; another request may be opened then. */
@Injectable()
export class UnfinishedRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly closing: CloseRequest,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Reminds the customer, once for each time that he leaves it lying. */
  remind(requestId: string, now: Date): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { request, waiting } = await this.lock(tx, requestId);
      if (waiting === undefined || waiting.since > this.remindable(now)) return;
      if (request.remindedAt !== null && request.remindedAt >= waiting.since) return;
      const [account] = await tx.query<Account>(findAccountStatement(request.accountId));
      if (account === undefined) return;
      tx.write(updateRow(OutboundPermission, requestId, { remindedAt: now }));
      const closesAt = new Date(waiting.since.getTime() + this.config.outbound.closeAfterDays * DAY);
      this.ledger.record(tx, now, requestEvent('outbound_permission.reminded', SYSTEM, request), [
        new RequestMessages(this.config, account).reminder(request, closesAt, waiting.isAsked),
      ]);
    });
  }

  /** Closes it, if it still waits for its customer. */
  close(requestId: string, now: Date): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { request, waiting } = await this.lock(tx, requestId);
      if (waiting === undefined || waiting.since > this.closable(now)) return;
      await this.closing.unfinished(tx, request, now);
    });
  }

  /** Whoever has waited since before then is reminded. */
  remindable(now: Date): Date {
    return new Date(now.getTime() - this.config.outbound.remindAfterDays * DAY);
  }

  /** Whoever has waited since before then is closed. */
  closable(now: Date): Date {
    return new Date(now.getTime() - this.config.outbound.closeAfterDays * DAY);
  }

  private async lock(
    tx: Tx,
    requestId: string,
  ): Promise<{ request: OutboundPermission; waiting: WaitingForCustomer | undefined }> {
    const request = await lockRequest(tx, requestId);
    const [waiting] = await tx.query<WaitingForCustomer>(howItWaits(requestId));
    return { request, waiting };
  }
}
