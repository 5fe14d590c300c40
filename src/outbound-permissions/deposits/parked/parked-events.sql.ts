import type { SqlCondition } from '../../../access/ability-sql.js';
import { columnsOf } from '../../../database/rows.js';
import type { Statement } from '../../../database/statement.js';
import { GatewayEventRow } from '../news/gateway-event.entity.js';

const EVENT = columnsOf(GatewayEventRow, 'e');

/** Gives `GatewayEventRow`s: one, as it is. */
export function parkedEvent(id: string): Statement {
  return {
    name: 'parked-event',
    text: `SELECT ${EVENT} FROM gateway_events e WHERE e.id = $1 AND e.parked_reason IS NOT NULL`,
    values: [id],
  };
}

/** The same, locked. */
export function lockParkedEvent(id: string): Statement {
  return {
    name: 'lock-parked-event',
    text: `SELECT ${EVENT} FROM gateway_events e WHERE e.id = $1 AND e.parked_reason IS NOT NULL FOR UPDATE`,
    values: [id],
  };
}

/** Gives `ParkedRow`s for the desk's page of parked news, the longest waiting first; index gateway_events_parked. */
export function parkedEvents(scope: SqlCondition, limit: number, keyset: string): string {
  return `SELECT ${EVENT}, a.company_name AS "companyName" FROM gateway_events e LEFT JOIN accounts a ON a.id = e.account_id
          WHERE e.parked_reason IS NOT NULL AND e.settled_at IS NULL AND ${scope.text} ${keyset}
          ORDER BY e.received_at, e.id LIMIT $${limit}`;
}

export interface ParkedRow extends GatewayEventRow {
  readonly companyName: string | null;
}
