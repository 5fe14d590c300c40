import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import type { StaffPrincipal } from '../access/principal.js';
import { actorOf } from '../access/principal.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { SYSTEM } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { authorizeReview, requireClaim } from './authorize-review.js';
import {
  CASE_HANDLERS,
  handlerFor,
  type CaseHandlers,
  type DecisionMade,
  type DecisionOffer,
} from './case-handler.js';
import { Case } from './case.entity.js';
import { refuseStale } from './refuse-stale.js';
import { nextCaseStatus } from './cases.states.js';
import type { DecisionRequest } from './decision-request.js';
import { Decision } from './decision.entity.js';
import { findOffer } from './find-offer.js';
import { lockCase, type LockedCase } from './locked-case.sql.js';

/** Who decides: a person, perhaps confirmed by a second one, or the system (P27–P30: rejected at once). */
export interface Decider {
  readonly by: StaffPrincipal | 'system';
  readonly confirmedBy?: StaffPrincipal;
}

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
    const offer = findOffer(handler.offers(subject, now), request, mayOverride(decider));
    const status = nextCaseStatus(kase.status, 'decide');
    const decision = decisionOf(kase, decider, request, offer, now);
    tx.write(updateRow(Case, kase.id, { status, ...CLOSED, version: kase.version + 1, closedAt: now }));
    tx.write(insertRow(Decision, decision));
    const messages = await handler.apply(tx, subject, madeOf(decision, decider));
    this.ledger.record(tx, now, eventOf(kase, decision, decider), messages);
    return decision;
  }
}

const CLOSED = {
  assigneeId: null,
  claimedAt: null,
  claimExpiresAt: null,
  snoozedUntil: null,
  pendingDecisionId: null,
};

/** A person holds the claim; a second person confirms what the first, who held it, has decided. */
function requireTurn({ by, confirmedBy }: Decider, kase: LockedCase): void {
  if (by !== 'system' && confirmedBy === undefined) requireClaim(by, kase);
}

function mayOverride({ by }: Decider): boolean {
  return by === 'system' || abilityOf(by).can('override', 'case');
}

function actorOfDecider({ by }: Decider) {
  return by === 'system' ? SYSTEM : actorOf(by);
}

function decisionOf(
  kase: LockedCase,
  decider: Decider,
  request: DecisionRequest,
  offer: DecisionOffer,
  now: Date,
): Decision {
  const actor = actorOfDecider(decider);
  return {
    id: request.decisionId ?? newId(now),
    caseId: kase.id,
    caseType: kase.type,
    accountId: kase.accountId,
    outcome: offer.outcome,
    codes: [...request.codes],
    note: request.note,
    publicMessage: request.publicMessage,
    conditions: request.conditions,
    override: offer.override,
    actorKind: actor.kind,
    actorId: actor.id,
    actorLabel: actor.label,
    confirmedById: decider.confirmedBy?.staff.id ?? null,
    confirmedByLabel: decider.confirmedBy?.staff.name ?? null,
    caseVersion: kase.version,
    round: kase.round,
    decidedAt: now,
  };
}

function madeOf(decision: Decision, decider: Decider): DecisionMade {
  return { ...decision, actor: actorOfDecider(decider), at: decision.decidedAt };
}

function eventOf(kase: LockedCase, decision: Decision, decider: Decider) {
  const { outcome, codes, note, override, round, confirmedByLabel } = decision;
  return {
    action: 'case.decided',
    actor: actorOfDecider(decider),
    subjectKind: 'decision',
    subjectId: decision.id,
    accountId: kase.accountId,
    caseId: kase.id,
    detail: { type: kase.type, outcome, codes, note, override, round, confirmedBy: confirmedByLabel },
  } as const;
}
