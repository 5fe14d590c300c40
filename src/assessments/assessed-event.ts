import { SYSTEM } from '../kernel/actor.js';
import { toSid } from '../kernel/ids.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import type { Assessment } from './assessment.entity.js';

/** That an account was assessed, and how it came out. */
export function assessedEvent(assessment: Assessment): AuditEvent {
  const { id, accountId, trigger, score, band, outcome, signals, scorecardVersion } = assessment;
  const names = signals.map((signal) => signal.name);
  return {
    action: 'account.assessed',
    actor: SYSTEM,
    subjectKind: 'assessment',
    subjectId: id,
    accountId,
    detail: {
      assessment: toSid('assessment', id),
      ...{ trigger, score, band, outcome, scorecardVersion, signals: names },
    },
  };
}
