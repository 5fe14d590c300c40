import { Injectable } from '@nestjs/common';
import { lockAccount } from '../accounts/locked-account.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { headlineOf } from './finding-headline.js';
import { openRequestCase } from './open-request-case.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { nextOutboundPermissionStatus } from './outbound-permissions.states.js';
import { requestEvent } from './request-event.js';

/** T16, T17: the customer may talk about his request at any time until it is decided; with the first words a person has it. */
@Injectable()
export class TalkAboutRequest {
  constructor(
    private readonly ledger: Ledger,
    private readonly turn: CustomerTurn,
  ) {}

  /** `request` is locked. When we were waiting for the customer, the turn is ours again. @throws RequestStateError */
  async write(
    tx: Tx,
    request: OutboundPermission,
    { text, actor, at }: { readonly text: string; readonly actor: Actor; readonly at: Date },
  ): Promise<void> {
    const status = nextOutboundPermissionStatus(request.status, 'discuss');
    const caseId = request.caseId ?? (await this.openCase(tx, request, at));
    await this.turn.answer(tx, caseId, { actor, text, changed: [], at });
    tx.write(
      updateRow(OutboundPermission, request.id, {
        status,
        caseId,
        touchedAt: at,
        version: request.version + 1,
      }),
    );
    this.ledger.record(tx, at, requestEvent('outbound_permission.discussed', actor, { ...request, caseId }));
  }

  private async openCase(tx: Tx, request: OutboundPermission, at: Date): Promise<string> {
    const account = await lockAccount(tx, request.accountId);
    const headline = headlineOf([], false);
    return openRequestCase(tx, { requestId: request.id, account, headline, at }).caseId;
  }
}
