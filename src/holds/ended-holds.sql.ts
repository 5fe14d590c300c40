import type { Statement } from '../database/statement.js';

/** An open hold whose time has come. */
export interface EndedHold {
  readonly id: string;
  readonly accountId: string;
  readonly until: Date;
}

/**
 * Open holds that end at `now` or before, the earliest first, after the one given; index holds_ending. What follows a parent's
 * hold ends with that one.
 */
export function endedHolds(now: Date, after: EndedHold | null, limit: number): Statement {
  return {
    name: 'ended-holds',
    text: `SELECT h.id, h.account_id AS "accountId", h.until FROM holds h
           WHERE h.released_at IS NULL AND h.until <= $1 AND h.inherited_from IS NULL
             AND (h.until, h.id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'))
           ORDER BY h.until, h.id LIMIT $4`,
    values: [now, after?.until ?? null, after?.id ?? null, limit],
  };
}
