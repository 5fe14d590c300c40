import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { OutboundPermission } from '../../outbound-permissions/outbound-permission.entity.js';

export interface OpenHold {
  readonly kind: 'hold' | 'restriction';
  readonly services: readonly string[] | null;
}

/** What is open on an account or its parent. */
export function openHoldsOf(accountIds: readonly string[]): Statement {
  return {
    name: 'matrix-open-holds',
    text: `SELECT h.kind, h.services FROM holds h WHERE h.account_id = ANY ($1) AND h.released_at IS NULL`,
    values: [accountIds],
  };
}

/** The permission in force of the account that owns it, with what it and its subaccounts have used on a UTC day (`2026-11-22`). */
export function grantOf(ownerId: string, day: string): Statement {
  return {
    name: 'matrix-grant',
    text: `SELECT ${columnsOf(OutboundPermission, 'o')}, CASE WHEN o.condition_daily_units IS NULL THEN 0 ELSE (
             SELECT coalesce(sum(u.units), 0) FROM usage_days u
             WHERE u.day = $2 AND u.account_id IN (SELECT a.id FROM accounts a WHERE a.id = $1 OR a.parent_id = $1)) END::int8 AS "unitsToday"
           FROM outbound_permissions o WHERE o.account_id = $1 AND o.status = 'granted'`,
    values: [ownerId, day],
  };
}

export interface OwnNumber {
  readonly id: string;
  readonly phone_e164: string;
  readonly toll_free: boolean;
  readonly traffic_state: string;
}

/** The live numbers that an account may send from: its own and its parent's, the oldest first. */
export function numbersOf(accountIds: readonly string[], most: number): Statement {
  return {
    name: 'matrix-numbers',
    text: `SELECT n.id, n.phone_e164, n.toll_free, n.traffic_state FROM numbers n
           WHERE n.account_id = ANY ($1) AND n.released_at IS NULL ORDER BY n.added_at, n.id LIMIT $2`,
    values: [accountIds, most],
  };
}
