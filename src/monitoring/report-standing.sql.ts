import type { Statement } from '../database/statement.js';
import type { ReportedFacts } from '../assessments/signals/reported-facts.js';

/** What counts when the response to a report is chosen. */
export interface ReportStanding {
  /** Zero-tolerance facts that count, and the complaints of recipients since the given day. */
  readonly reported: ReportedFacts;
  readonly hasOpenReview: boolean;
  /** Complaints of recipients since the given day that no account review has looked at. */
  readonly unseenRecipientComplaints: number;
}

/** Locks the account's open reviews before the account itself, in the order of every decision; a decision on its way is waited for. */
export function lockOpenReviews(accountId: string): Statement {
  return {
    name: 'lock-open-account-reviews',
    text: `SELECT c.id FROM cases c WHERE c.account_id = $1 AND c.type = 'account_review' AND c.closed_at IS NULL
           ORDER BY c.id FOR UPDATE`,
    values: [accountId],
  };
}

/** Gives one `ReportStanding`, of the locked account. `since` begins the days that count for recipients. */
export function reportStanding(accountId: string, since: Date): Statement {
  return {
    name: 'report-standing',
    text: `WITH reviews AS (
             SELECT bool_or(c.closed_at IS NULL) AS has_open, max(c.closed_at) AS last_closed
             FROM cases c WHERE c.account_id = $1 AND c.type = 'account_review'
           ), recent AS (
             SELECT count(*)::int AS all_of_them,
                    count(*) FILTER (WHERE f.recorded_at > coalesce((SELECT last_closed FROM reviews), '-infinity'))::int AS unseen
             FROM account_facts f
             WHERE f.account_id = $1 AND f.recorded_at > $2 AND f.occurred_at > $2
               AND f.kind = 'recipient_complaint' AND f.cleared_at IS NULL
           ), zero_tolerance AS (
             SELECT f.kind, count(*)::int AS count FROM account_facts f
             WHERE f.account_id = $1 AND f.zero_tolerance AND f.cleared_at IS NULL GROUP BY f.kind
           )
           SELECT coalesce((SELECT jsonb_object_agg(z.kind, z.count) FROM zero_tolerance z), '{}')
                    || jsonb_build_object('recipient_complaint', recent.all_of_them) AS reported,
                  coalesce(reviews.has_open, false) AS "hasOpenReview",
                  recent.unseen AS "unseenRecipientComplaints"
           FROM reviews, recent`,
    values: [accountId, since],
  };
}
