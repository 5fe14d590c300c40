import { Injectable } from '@nestjs/common';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { caseEvent } from './case-event.js';
import { CaseMessage } from './case-message.entity.js';
import { CaseAlreadyDecidedError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { isCaseOpen, nextCaseStatus } from './cases.states.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';
import { resumedClock } from './promise-clock.js';

/** What the customer's own commands do to the case behind his request: he answers, or he withdraws. */
@Injectable()
export class CustomerTurn {
  constructor(private readonly ledger: Ledger) {}

  /**
   * The customer wrote or changed something: the turn is ours again if it was his, the clock runs on, and a form that a
   * reviewer has open is stale. Gives the promise as it stands now, and the message's id when there was one.
   * @throws CaseAlreadyDecidedError
   */
  async answer(
    tx: Tx,
    caseId: string,
    answered: {
      actor: Actor;
      text: string | null;
      changed: readonly string[];
      at: Date;
      /** What the queue says of the case from now on. */
      headline?: string;
    },
  ): Promise<{ kase: LockedCase; aimBy: Date; dueBy: Date; messageId: string | null }> {
    const kase = await this.lockOpen(tx, caseId);
    const status = nextCaseStatus(kase.status, 'answer');
    const promise = resumedClock(kase, answered.at);
    const { headline } = answered;
    tx.write(
      updateRow(Case, kase.id, {
        status,
        ...promise,
        snoozedUntil: null,
        version: kase.version + 1,
        ...(headline !== undefined && { headline }),
      }),
    );
    const messageId = answered.text === null ? null : newId(answered.at);
    if (messageId !== null && answered.text !== null)
      tx.write(
        insertRow(CaseMessage, customerMessage(messageId, kase, answered.actor, answered.text, answered.at)),
      );
    this.ledger.record(
      tx,
      answered.at,
      caseEvent('case.answered', answered.actor, kase, {
        wrote: messageId !== null,
        changed: answered.changed,
      }),
    );
    return { kase, aimBy: promise.aimBy, dueBy: promise.dueBy, messageId };
  }

  /** The case ends because its customer takes the request back. @throws CaseAlreadyDecidedError */
  async withdraw(tx: Tx, caseId: string, actor: Actor, at: Date): Promise<void> {
    const kase = await this.lockOpen(tx, caseId);
    closeWithdrawn(tx, kase, at);
    this.ledger.record(tx, at, caseEvent('case.withdrawn', actor, kase));
  }

  private async lockOpen(tx: Tx, caseId: string): Promise<LockedCase> {
    const kase = await lockCase(tx, caseId, null);
    if (!isCaseOpen(kase.status))
      throw new CaseAlreadyDecidedError('This request is closed already, so it cannot be changed any more.');
    return kase;
  }
}

/** Writes the end of a case that nobody decided. */
export function closeWithdrawn(tx: Tx, kase: LockedCase, at: Date): void {
  tx.write(
    updateRow(Case, kase.id, {
      status: nextCaseStatus(kase.status, 'withdraw'),
      assigneeId: null,
      claimedAt: null,
      claimExpiresAt: null,
      snoozedUntil: null,
      pendingDecisionId: null,
      closedAt: at,
      version: kase.version + 1,
    }),
  );
}

function customerMessage(id: string, kase: LockedCase, actor: Actor, text: string, at: Date): CaseMessage {
  return {
    id,
    caseId: kase.id,
    accountId: kase.accountId,
    authorKind: 'customer',
    authorId: actor.id,
    authorLabel: actor.label,
    text,
    fields: [],
    createdAt: at,
  };
}
