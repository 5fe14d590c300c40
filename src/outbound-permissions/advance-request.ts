import { Injectable } from '@nestjs/common';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { areStepsDone } from './outbound-permissions.steps.js';

/** What follows from a step that was just done (T3–T9). */
@Injectable()
export class AdvanceRequest {
  /**
   * To be called in the transaction that completed a step, with the request locked (`lockRequest`) and handed over as it is
   * after that step. Once all three are done the request is decided or goes to a person.
   */
  async afterStep(tx: Tx, request: OutboundPermission, at: Date): Promise<void> {
    if (!areStepsDone(request)) return;
    tx.write(updateRow(OutboundPermission, request.id, { completedAt: at }));
  }
}
