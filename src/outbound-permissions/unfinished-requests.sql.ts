import type { Statement } from '../database/statement.js';

/** How long a request has been waiting for its customer, and whether somebody of ours asked him. */
export interface WaitingForCustomer {
  readonly id: string;
  readonly since: Date;
  readonly isAsked: boolean;
}

/**
 * Since when it is the customer's turn: since his last step, or since a reviewer asked if that is later. Until the steps are done
 * it is his turn unless a person has the case; then it is while the case waits for him.
 */
const WAITING = `
  SELECT o.id, greatest(o.touched_at, c.clock_paused_at) AS since, coalesce(c.status = 'awaiting_customer', false) AS "isAsked"
  FROM outbound_permissions o LEFT JOIN cases c ON c.id = o.case_id
  WHERE o.status IN ('open','in_review','in_discussion') AND (o.case_id IS NULL OR c.status = 'awaiting_customer')`;

/** Requests that have waited since before that time, the oldest first; index outbound_permissions_unfinished. */
export function waitingSince(before: Date, limit: number): Statement {
  return {
    name: 'list-requests-waiting-for-customer',
    text: `${WAITING} AND o.touched_at <= $1 AND greatest(o.touched_at, c.clock_paused_at) <= $1
           ORDER BY o.touched_at LIMIT ${limit}`,
    values: [before],
  };
}

/** Those of them that were not reminded since. */
export function toBeReminded(before: Date, limit: number): Statement {
  return {
    name: 'list-requests-to-remind-of',
    text: `${WAITING} AND o.touched_at <= $1 AND greatest(o.touched_at, c.clock_paused_at) <= $1
             AND (o.reminded_at IS NULL OR o.reminded_at < greatest(o.touched_at, c.clock_paused_at))
           ORDER BY o.touched_at LIMIT ${limit}`,
    values: [before],
  };
}

/** How one request waits now; nothing when it does not. */
export function howItWaits(id: string): Statement {
  return { name: 'find-request-waiting-for-customer', text: `${WAITING} AND o.id = $1`, values: [id] };
}

/** Grants whose time is over and of which nobody was told; index outbound_permissions_running_out. */
export function lapsedGrants(now: Date, limit: number): Statement {
  return {
    name: 'list-lapsed-grants',
    text: `SELECT o.id FROM outbound_permissions o
           WHERE o.status = 'granted' AND o.condition_until <= $1 AND o.lapsed_at IS NULL
           ORDER BY o.condition_until LIMIT ${limit}`,
    values: [now],
  };
}
