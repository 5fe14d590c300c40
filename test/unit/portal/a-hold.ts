import type { AlertingTicket } from '../../../src/portal/standing/alerts.js';
import type { ToldHold } from '../../../src/portal/standing/told-restriction.js';
import { newId } from '../../../src/kernel/ids.js';

export const HELD_AT = new Date('2025-11-03T09:00:00Z');

/** A hold of everything, whose code is told in general words. */
export function aToldHold(overrides: Partial<ToldHold> = {}): ToldHold {
  return {
    kind: 'hold',
    code: 'high_risk_signup',
    services: null,
    placedAt: HELD_AT,
    until: null,
    inheritedFrom: null,
    ...overrides,
  };
}

/** A ticket of round 1, filed two days after the hold, in review. */
export function anAlertingTicket(overrides: Partial<AlertingTicket> = {}): AlertingTicket {
  const filedAt = new Date('2025-11-05T10:00:00Z');
  return {
    id: newId(filedAt),
    caseId: newId(filedAt),
    status: 'open',
    round: 1,
    filedAt,
    askedAt: null,
    ...overrides,
  };
}
