import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock, SECOND } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeReview, requireClaim } from './authorize-review.js';
import { caseEvent } from './case-event.js';
import { moveOf } from './case-after-decision.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers, type DecisionOffer } from './case-handler.js';
import { DecisionPendingError } from './case-refusals.js';
import { Case } from './case.entity.js';
import { nextCaseStatus } from './cases.states.js';
import { DecideCase } from './decide-case.js';
import type { DecisionRequest } from './decision-request.js';
import type { Decision } from './decision.entity.js';
import { findOffer } from './find-offer.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';
import { PendingDecision } from './pending-decision.entity.js';
import { refuseStale } from './refuse-stale.js';

/** What became of what somebody decided: it is made, or it waits. */
export type Announced =
  | { readonly decision: Decision; readonly pending?: undefined }
  | { readonly pending: PendingDecision; readonly decision?: undefined };

/**
 * How people decide: at once, after an undo window during which the customer sees nothing new, or once a second person has
 * confirmed where four eyes are asked for. What waits has passed every check of the door, and passes them again when it goes through.
 */
@Injectable()
export class AnnounceDecision {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly decideCase: DecideCase,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** @throws NotFoundError, ForbiddenError, ConflictError, InvalidError */
  async announce(by: StaffPrincipal, request: DecisionRequest, undoSeconds: number): Promise<Announced> {
    if (undoSeconds === 0 && !this.config.fourEyes)
      return { decision: await this.decideCase.decide({ by }, request) };
    const pending = await this.unitOfWork.run((tx) => this.wait(tx, by, request, undoSeconds));
    return pending === null ? { decision: await this.decideCase.decide({ by }, request) } : { pending };
  }

  private async wait(
    tx: Tx,
    by: StaffPrincipal,
    request: DecisionRequest,
    undoSeconds: number,
  ): Promise<PendingDecision | null> {
    const now = this.clock.now();
    const kase = await lockCase(tx, request.caseId, by.staff.id);
    authorizeReview(by, kase);
    await refuseStale(tx, kase, request.version);
    requireClaim(by, kase);
    if (kase.pendingDecisionId !== null) throw new DecisionPendingError();
    const offer = await this.offerFor(tx, kase, by, request);
    nextCaseStatus(kase.status, moveOf(offer));
    const waitsForSecond = this.config.fourEyes && offer.fourEyes;
    if (!waitsForSecond && undoSeconds === 0) return null;
    const pending: PendingDecision = {
      id: newId(now),
      caseId: kase.id,
      waitsFor: waitsForSecond ? 'second_person' : 'undo_window',
      staffId: by.staff.id,
      request,
      applyAt: waitsForSecond ? null : new Date(now.getTime() + undoSeconds * SECOND),
      createdAt: now,
      settledAt: null,
      settledAs: null,
      refusal: null,
    };
    tx.write(insertRow(PendingDecision, pending));
    tx.write(updateRow(Case, kase.id, { pendingDecisionId: pending.id }));
    const { outcome, codes, note } = request;
    this.ledger.record(
      tx,
      now,
      caseEvent('case.decision_announced', actorOf(by), kase, {
        outcome,
        codes,
        note,
        waitsFor: pending.waitsFor,
      }),
    );
    return pending;
  }

  private async offerFor(
    tx: Tx,
    kase: LockedCase,
    by: StaffPrincipal,
    request: DecisionRequest,
  ): Promise<DecisionOffer> {
    const handler = handlerFor(this.handlers, kase.type);
    const subject = await handler.load(tx, kase.subjectId);
    const now = this.clock.now();
    return findOffer(handler.offers(subject, now), request, abilityOf(by).can('override', 'case'), now);
  }
}
