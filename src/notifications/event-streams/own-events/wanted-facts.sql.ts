import type { Statement } from '../../../database/statement.js';

/** A fact of the audit trail from which own events follow, of an account that somebody listens to. */
export interface WantedFact {
  readonly xid: string;
  readonly id: number;
  readonly at: Date;
  readonly action: string;
  readonly accountId: string | null;
  readonly caseId: string | null;
  /** The last row of the batch is given also when nobody wants it, since it says how far it went. */
  readonly isWanted: boolean;
}

export interface TrailPlace {
  readonly xid: string;
  readonly id: number;
}

/** Gives nothing while another process follows the trail. */
export const PLACE: Statement = {
  name: 'event-cursor-place',
  text: `SELECT to_xid AS xid, to_id AS id FROM event_cursors WHERE name = 'audit' FOR UPDATE SKIP LOCKED`,
  values: [],
};

/**
 * The next rows of the trail whose transactions, and all before them, are over: so none is passed by. Reviews of accounts are not told
 * of by their decision, since their owners may not know of them; what follows from them, such as a hold, is.
 */
export function wantedFacts(
  after: TrailPlace,
  actions: readonly string[],
  types: readonly string[],
  most: number,
): Statement {
  return {
    name: 'wanted-audit-facts',
    text: `WITH batch AS MATERIALIZED (
             SELECT e.xid, e.id, e.at, e.action, e.account_id, e.case_id FROM audit_events e
             WHERE (e.xid, e.id) > ($1::xid8, $2) AND e.xid < audit_horizon() ORDER BY e.xid, e.id LIMIT $5),
           looked AS (
             SELECT b.*, row_number() OVER (ORDER BY b.xid DESC, b.id DESC) = 1 AS is_last,
               b.action = ANY ($3::text[]) AND EXISTS (
                 SELECT 1 FROM accounts a JOIN subscribed_event_types t ON t.account_id IN (a.id, a.parent_id) AND t.type = ANY ($4::text[])
                 WHERE a.id = b.account_id)
               AND NOT (b.action = 'case.decided' AND EXISTS (
                 SELECT 1 FROM cases c WHERE c.id = b.case_id AND c.type = 'account_review')) AS is_wanted
             FROM batch b)
           SELECT l.xid, l.id, l.at, l.action, l.account_id AS "accountId", l.case_id AS "caseId", l.is_wanted AS "isWanted"
           FROM looked l WHERE l.is_wanted OR l.is_last ORDER BY l.xid, l.id`,
    values: [after.xid, after.id, actions, types, most],
  };
}

export function movePlace({ xid, id }: TrailPlace): Statement {
  return {
    name: 'move-event-cursor',
    text: `UPDATE event_cursors SET to_xid = $1::xid8, to_id = $2 WHERE name = 'audit'`,
    values: [xid, id],
  };
}
