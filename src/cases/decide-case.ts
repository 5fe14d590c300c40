import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeReview, requireClaim } from './authorize-review.js';
import { caseAfter } from './case-after-decision.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers } from './case-handler.js';
import { Case } from './case.entity.js';
import { refuseStale } from './refuse-stale.js';
import { decidedEvent, decisionOf, madeOf, writeFirstMessage, type Decider } from './decision-record.js';
import type { DecisionRequest } from './decision-request.js';
import { Decision } from './decision.entity.js';
import { findOffer } from './find-offer.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';

/** The one door: every decision, of people and of the system, goes through here and nowhere else. */
@Injectable()
export class DecideCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** Decides in a transaction of its own. @throws NotFoundError, ForbiddenError, ConflictError, InvalidError */
  decide(decider: Decider, request: DecisionRequest): Promise<Decision> {
    return this.unitOfWork.run((tx) => this.decideIn(tx, decider, request));
  }

  /** Decides inside the caller's transaction. */
  async decideIn(tx: Tx, decider: Decider, request: DecisionRequest): Promise<Decision> {
    const now = this.clock.now();
    const kase = await lockCase(tx, request.caseId, decider.by === 'system' ? null : decider.by.staff.id);
    if (decider.by !== 'system') authorizeReview(decider.by, kase);
    await refuseStale(tx, kase, request.version);
    requireTurn(decider, kase);
    const handler = handlerFor(this.handlers, kase.type);
    const subject = await handler.load(tx, kase.subjectId);
    const offer = findOffer(handler.offers(subject, now), request, mayOverride(decider), now);
    const decision = decisionOf(kase, decider, request, offer, now);
    tx.write(updateRow(Case, kase.id, caseAfter(kase, offer, now)));
    tx.write(insertRow(Decision, decision));
    if (!offer.concludes) writeFirstMessage(tx, decision);
    const messages = await handler.apply(tx, subject, madeOf(decision, decider));
    this.ledger.record(tx, now, decidedEvent(kase, decision, decider), messages);
    return decision;
  }
}

/** A person holds the claim; a second person confirms what the first, who held it, has decided. */
function requireTurn({ by, confirmedBy }: Decider, kase: LockedCase): void {
  if (by !== 'system' && confirmedBy === undefined) requireClaim(by, kase);
}

function mayOverride({ by }: Decider): boolean {
  return by === 'system' || abilityOf(by).can('override', 'case');
}
