import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { caseEvent } from './case-event.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers } from './case-handler.js';
import { closeWithdrawn } from './customer-turn.js';
import { lockCase } from './locked-case.sql.js';

interface Settled {
  readonly holdIds: readonly string[];
  readonly exceptCaseId: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Ends the open cases that were about holds which another decision has lifted: there is nothing left to decide. */
export async function withdrawCasesAboutHolds(tx: Tx, ledger: Ledger, settled: Settled): Promise<void> {
  if (settled.holdIds.length === 0) return;
  const open = await tx.query<{ id: string }>({
    name: 'list-open-cases-about-holds',
    text: `SELECT c.id FROM cases c WHERE c.hold_id = ANY ($1) AND c.id <> $2 AND c.closed_at IS NULL ORDER BY c.id FOR UPDATE`,
    values: [settled.holdIds, settled.exceptCaseId],
  });
  for (const { id } of open) {
    const kase = await lockCase(tx, id, null);
    closeWithdrawn(tx, kase, settled.at);
    ledger.record(
      tx,
      settled.at,
      caseEvent('case.withdrawn', settled.actor, kase, { why: 'settled by another decision' }),
    );
  }
}

/** Ends every open case of an account that is being closed, before the account itself is locked. */
@Injectable()
export class WithdrawCasesOfAccount {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  async run(tx: Tx, accountId: string, by: { actor: Actor; at: Date }): Promise<void> {
    const open = await tx.query<{ id: string }>({
      name: 'list-open-cases-of-account',
      text: `SELECT c.id FROM cases c WHERE c.account_id = $1 AND c.closed_at IS NULL ORDER BY c.id FOR UPDATE`,
      values: [accountId],
    });
    for (const { id } of open) {
      const kase = await lockCase(tx, id, null);
      closeWithdrawn(tx, kase, by.at);
      handlerFor(this.handlers, kase.type).withdraw(tx, kase.subjectId, by.at);
      this.ledger.record(tx, by.at, caseEvent('case.withdrawn', by.actor, kase, { why: 'account closed' }));
    }
  }
}
