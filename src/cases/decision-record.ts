import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { insertRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM, type Actor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import type { DecisionMade, DecisionOffer } from './case-handler.js';
import { CaseMessage } from './case-message.entity.js';
import type { DecisionRequest } from './decision-request.js';
import type { Decision } from './decision.entity.js';
import type { LockedCase } from './locked-case.sql.js';

/** Who decides: a person, perhaps confirmed by a second one, or the system (P27–P30: rejected at once; T9: granted at once). */
export interface Decider {
  readonly by: StaffPrincipal | 'system';
  readonly confirmedBy?: StaffPrincipal;
}

export function actorOfDecider({ by }: Decider): Actor {
  return by === 'system' ? SYSTEM : actorOf(by);
}

/** The row that stays for ever. */
export function decisionOf(
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

/** The decision as the case type sees it. */
export function madeOf(decision: Decision, decider: Decider): DecisionMade {
  return { ...decision, actor: actorOfDecider(decider), at: decision.decidedAt };
}

/** The decision as the audit trail tells it. */
export function decidedEvent(kase: LockedCase, decision: Decision, decider: Decider): AuditEvent {
  const { outcome, codes, note, conditions, override, round, confirmedByLabel } = decision;
  return {
    action: 'case.decided',
    actor: actorOfDecider(decider),
    subjectKind: 'decision',
    subjectId: decision.id,
    accountId: kase.accountId,
    caseId: kase.id,
    detail: {
      type: kase.type,
      outcome,
      codes,
      note,
      override,
      round,
      confirmedBy: confirmedByLabel,
      ...(conditions !== null && { conditions }),
    },
  };
}

/** T16: the words that open a discussion are the first of its thread. */
export function writeFirstMessage(tx: Tx, decision: Decision): void {
  if (decision.publicMessage === null) return;
  tx.write(
    insertRow(CaseMessage, {
      id: newId(decision.decidedAt),
      caseId: decision.caseId,
      accountId: decision.accountId,
      authorKind: decision.actorKind === 'staff' ? 'staff' : 'system',
      authorId: decision.actorId,
      authorLabel: decision.actorLabel,
      text: decision.publicMessage,
      fields: [],
      createdAt: decision.decidedAt,
    }),
  );
}
