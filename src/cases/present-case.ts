import type { StaffPrincipal } from '../access/principal.js';
import { abilityOf } from '../access/ability.js';
import { toSid, type SidKind } from '../kernel/ids.js';
import type { CaseType } from '../kernel/words.js';
import type { DecisionOffer } from './case-handler.js';
import type { CaseView, OfferView } from './case.views.js';
import type { CaseRow } from './read-cases.sql.js';

/** Of what kind a case type's subject is: an account review is about the account itself. */
const SUBJECT_KINDS: Readonly<Record<CaseType, SidKind>> = {
  reassessment: 'reassessment',
  account_review: 'account',
  outbound_permission: 'outboundPermission',
  toll_free_verification: 'tollFreeVerification',
  business_profile: 'businessProfile',
};

/** A case as the API and the desk show it. `position` is null unless the case waits in the queue. */
export function presentCase(row: CaseRow, position: number | null): CaseView {
  return {
    sid: toSid('case', row.id),
    type: row.type,
    status: row.status,
    queue: row.queue,
    lane: row.lane,
    position,
    priority: row.priority,
    round: row.round,
    headline: row.headline,
    subject: toSid(SUBJECT_KINDS[row.type], row.subjectId),
    account: toSid('account', row.accountId),
    companyName: row.companyName,
    country: row.country,
    band: row.band,
    score: row.score,
    aimBy: row.aimBy.toISOString(),
    dueBy: row.dueBy.toISOString(),
    clockPausedAt: row.clockPausedAt?.toISOString() ?? null,
    assignee:
      row.assigneeId === null ? null : { sid: toSid('staff', row.assigneeId), name: row.assigneeName ?? '' },
    claimExpiresAt: row.claimExpiresAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    pendingDecision: row.pendingDecisionId === null ? null : toSid('decision', row.pendingDecisionId),
    previousCase: row.previousCaseId === null ? null : toSid('case', row.previousCaseId),
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** The offers that this person could take up: an override shows only to who may override. */
export function offersTo(by: StaffPrincipal, offers: readonly DecisionOffer[]): readonly DecisionOffer[] {
  const mayOverride = abilityOf(by).can('override', 'case');
  return offers.filter((offer) => mayOverride || !offer.override);
}

/** An offer on the wire. */
export function presentOffer(offer: DecisionOffer): OfferView {
  return {
    outcome: offer.outcome,
    label: offer.label,
    codes: offer.codes.map(({ code, label, guidance, disclosure }) => ({
      code,
      label,
      guidance,
      disclosure,
    })),
    concludes: offer.concludes,
    note: offer.note,
    publicMessage: offer.publicMessage,
    conditions: offer.conditions,
    override: offer.override,
    customerReads: offer.customerReads,
  };
}
