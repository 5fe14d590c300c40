import type { Statement } from '../../../database/statement.js';

export interface SinkHealth {
  readonly failures: number;
  readonly failingSince: Date | null;
}

/** The sink took something: it is well, also when it had been switched off. */
export function markWell(sinkId: string): Statement {
  return {
    name: 'mark-event-sink-well',
    text: `UPDATE sinks SET failures = 0, failing_since = NULL, rests_until = NULL, status = 'active'
           WHERE id = $1 AND (failures > 0 OR failing_since IS NOT NULL OR status = 'failed')`,
    values: [sinkId],
  };
}

/** The sink took nothing. Gives since when, and how often in a row. */
export function markFailing(sinkId: string, at: Date): Statement {
  return {
    name: 'mark-event-sink-failing',
    text: `UPDATE sinks SET failures = failures + 1, failing_since = coalesce(failing_since, $2) WHERE id = $1
           RETURNING failures, failing_since AS "failingSince"`,
    values: [sinkId, at],
  };
}

export function rest(sinkId: string, until: Date): Statement {
  return {
    name: 'rest-event-sink',
    text: `UPDATE sinks SET rests_until = $2 WHERE id = $1`,
    values: [sinkId, until],
  };
}

/** Gives a row when it was on. */
export function switchOff(sinkId: string, at: Date): Statement {
  return {
    name: 'switch-off-event-sink',
    text: `UPDATE sinks k SET status = 'failed', updated_at = $2, rests_until = NULL
           FROM accounts a WHERE k.id = $1 AND k.status = 'active' AND k.deleted_at IS NULL AND a.id = k.account_id
           RETURNING k.id, k.account_id AS "accountId", k.destination, k.description, a.email, a.company_name AS "companyName"`,
    values: [sinkId, at],
  };
}

/** What waits for a sink that was switched off is kept, to be sent when somebody replays it. */
export function giveUpPending(sinkId: string, at: Date): Statement {
  return {
    name: 'give-up-pending-deliveries',
    text: `UPDATE event_deliveries SET state = 'dead', settled_at = $2, last_error = coalesce(last_error, 'The sink was switched off.')
           WHERE sink_id = $1 AND state = 'pending'`,
    values: [sinkId, at],
  };
}
