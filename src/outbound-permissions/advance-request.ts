import { Inject, Injectable } from '@nestjs/common';
import type { FactKind } from '../accounts/account-facts.js';
import type { Account } from '../accounts/account.entity.js';
import { CustomerTurn } from '../cases/customer-turn.js';
import { DecideCase } from '../cases/decide-case.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { lockRestrictedAccount } from '../holds/restricted-account.js';
import { SYSTEM, type Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { codesOf, headlineOf } from './finding-headline.js';
import { openRequestCase } from './open-request-case.js';
import type { OutboundFinding } from './outbound-finding.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { findingsFor } from './outbound-permissions.findings.js';
import { RequestMessages } from './outbound-permissions.messages.js';
import { factsAboutSending } from './outbound-permissions.sql.js';
import { isRequestUnfinished, nextOutboundPermissionStatus } from './outbound-permissions.states.js';
import { areStepsDone } from './outbound-permissions.steps.js';
import { requestEvent } from './request-event.js';

/** Who changed what of a request, and when. */
export interface Advance {
  readonly actor: Actor;
  readonly changed: readonly string[];
  readonly at: Date;
}

/**
 * What follows from a step that was done or a correction that was made (T3–T9). All three done and nothing found: granted at
 * once. Anything found: a person decides. Where a person has the case already, it stays his, and he is told.
 */
@Injectable()
export class AdvanceRequest {
  constructor(
    private readonly ledger: Ledger,
    private readonly decideCase: DecideCase,
    private readonly turn: CustomerTurn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * To be called in the transaction that completed a step, with the request locked (`lockRequest`) and handed over as it is
   * after that step.
   */
  afterStep(tx: Tx, request: OutboundPermission, at: Date): Promise<void> {
    return this.after(tx, request, { actor: SYSTEM, changed: ['steps'], at });
  }

  /** The same after any change; `request` is as it is after it. */
  async after(tx: Tx, request: OutboundPermission, advance: Advance): Promise<void> {
    if (!isRequestUnfinished(request.status)) return;
    const isComplete = areStepsDone(request);
    if (!isComplete && request.caseId === null) return;
    const { account, openHolds } = await lockRestrictedAccount(tx, request.accountId);
    const facts = await tx.query<{ kind: FactKind }>(factsAboutSending(account.id));
    const findings = findingsFor(request, {
      facts: facts.map(({ kind }) => kind),
      hasOpenHold: openHolds.length > 0,
    });
    const known = {
      completedAt: isComplete ? (request.completedAt ?? advance.at) : null,
      findings: codesOf(findings),
    };
    if (request.caseId !== null) {
      tx.write(updateRow(OutboundPermission, request.id, known));
      const headline = headlineOf(findings, isComplete);
      await this.turn.answer(tx, request.caseId, { ...advance, text: null, headline });
      return;
    }
    await this.conclude(tx, { ...request, ...known }, account, findings, advance.at);
  }

  /** T9: all three steps are done and nobody has the case yet. */
  private async conclude(
    tx: Tx,
    request: OutboundPermission,
    account: Account,
    findings: readonly OutboundFinding[],
    at: Date,
  ): Promise<void> {
    const isClear = findings.length === 0;
    const headline = headlineOf(findings, true);
    const opened = openRequestCase(tx, { requestId: request.id, account, headline, at });
    const { completedAt } = request;
    tx.write(
      updateRow(OutboundPermission, request.id, {
        completedAt,
        findings: request.findings,
        caseId: opened.caseId,
        ...(!isClear && { status: nextOutboundPermissionStatus(request.status, 'review') }),
      }),
    );
    const mails = new RequestMessages(this.config, account);
    this.ledger.record(
      tx,
      at,
      requestEvent(
        'outbound_permission.completed',
        SYSTEM,
        { ...request, caseId: opened.caseId },
        {
          findings: findings.map(({ code, source, words }) => ({ code, source, words })),
        },
      ),
      isClear ? [] : [mails.inReview(request.id, opened)],
    );
    if (isClear) await this.grant(tx, opened.caseId);
  }

  /** T9: granted by the system, through the same door as by a person. */
  private async grant(tx: Tx, caseId: string): Promise<void> {
    await this.decideCase.decideIn(
      tx,
      { by: 'system' },
      {
        caseId,
        version: 1,
        outcome: 'approve',
        codes: [],
        note: 'All three steps are done and nothing was found.',
        publicMessage: null,
        conditions: null,
      },
    );
  }
}
