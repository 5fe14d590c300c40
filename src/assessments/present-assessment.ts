import { toSid } from '../kernel/ids.js';
import type { Assessment } from './assessment.entity.js';
import type { AssessmentSummaryView, AssessmentView } from './assessment.views.js';
import { SIGNALS, type Signal } from './signals/signal.js';

export function presentAssessment(assessment: Assessment): AssessmentView {
  return {
    ...summariseAssessment(assessment),
    account: toSid('account', assessment.accountId),
    trigger: assessment.trigger,
    signals: assessment.signals.map(presentSignal),
    failedSources: [...assessment.failedSources],
    scorecardVersion: assessment.scorecardVersion,
    facts: assessment.facts,
    createdAt: assessment.createdAt.toISOString(),
  };
}

/** How it came out, for the platform. */
export function summariseAssessment({ id, score, band, outcome }: Assessment): AssessmentSummaryView {
  return { sid: toSid('assessment', id), score, band, outcome };
}

/** The signal's own order is kept; a name that this program no longer knows is its own title. */
function presentSignal({ name, value, points, why, links = [] }: Signal) {
  return {
    name,
    title: SIGNALS[name] ?? name,
    value,
    points,
    why,
    links: links.map(({ kind, accountSid, accountStatus, companyName }) => ({
      kind,
      account: accountSid,
      status: accountStatus,
      companyName,
    })),
  };
}
