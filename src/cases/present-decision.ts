import { toSid } from '../kernel/ids.js';
import type { ConditionsDto } from './cases.dto.js';
import type { Conditions, Decision } from './decision.entity.js';
import type { DecisionView, PendingDecisionView } from './decision.views.js';
import type { PendingDecision } from './pending-decision.entity.js';

/** A decision that is made, as staff see it. */
export function presentDecision(decision: Decision): DecisionView {
  return {
    sid: toSid('decision', decision.id),
    status: 'final',
    case: toSid('case', decision.caseId),
    account: toSid('account', decision.accountId),
    outcome: decision.outcome,
    codes: decision.codes,
    note: decision.note,
    publicMessage: decision.publicMessage,
    conditions: decision.conditions,
    override: decision.override,
    round: decision.round,
    decidedBy: { kind: decision.actorKind, name: decision.actorLabel },
    confirmedBy: decision.confirmedByLabel,
    decidedAt: decision.decidedAt.toISOString(),
  };
}

/** A decision that waits. */
export function presentPending(pending: PendingDecision): PendingDecisionView {
  const { outcome, codes, note } = pending.request;
  return {
    sid: toSid('decision', pending.id),
    status: pending.waitsFor === 'second_person' ? 'waits_for_second_person' : 'waits_for_undo_window',
    case: toSid('case', pending.caseId),
    outcome,
    codes,
    note,
    applyAt: pending.applyAt?.toISOString() ?? null,
  };
}

/** Conditions as they are kept: only those that were given, null when none was; one that is switched off is none. */
export function conditionsOf(input: ConditionsDto | undefined): Conditions | null {
  const { countries, services, dailyUnits, until, optInProof, noFreeForm } = input ?? {};
  const conditions: Conditions = {
    ...(countries !== undefined && { countries }),
    ...(services !== undefined && { services }),
    ...(dailyUnits !== undefined && { dailyUnits }),
    ...(until !== undefined && { until }),
    ...(optInProof === true && { optInProof }),
    ...(noFreeForm === true && { noFreeForm }),
  };
  return Object.keys(conditions).length === 0 ? null : conditions;
}
