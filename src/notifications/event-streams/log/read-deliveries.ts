import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { NotFoundError } from '../../../kernel/errors.js';
import { toSid } from '../../../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../../../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { DeliveryState } from '../delivery/deliveries.sql.js';
import type { DeliveryView } from './delivery.dto.js';

interface DeliveryRow {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly accountId: string;
  readonly sinkId: string;
  readonly destination: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly body: string;
  readonly createdAt: Date;
  readonly nextTryAt: Date;
  readonly settledAt: Date | null;
}

const ROWS = `SELECT d.id, d.event_id AS "eventId", d.type, d.account_id AS "accountId", d.sink_id AS "sinkId", k.destination, d.state, d.attempts,
  d.last_status AS "lastStatus", d.last_error AS "lastError", d.body, d.created_at AS "createdAt", d.next_try_at AS "nextTryAt", d.settled_at AS "settledAt"
  FROM event_deliveries d JOIN sinks k ON k.id = d.sink_id`;

/** Which events went where and what became of them. */
@Injectable()
export class ReadDeliveries {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws InvalidError for a cursor of another list */
  async list(state: DeliveryState | undefined, { limit, cursor }: PageRequest): Promise<Page<DeliveryView>> {
    const after = cursor === undefined ? null : decodeInstantCursor(cursor);
    // GET /api/event-deliveries and /admin/deliveries, on event_deliveries_created and event_deliveries_state.
    const filters = [
      ...(state === undefined ? [] : [`d.state = '${state}'`]),
      ...(after === null ? [] : [`(d.created_at, d.id) < ($2, $3)`]),
    ];
    const rows = await this.database.query<DeliveryRow>({
      name: `list-event-deliveries-${state ?? 'all'}-${after === null ? 'first' : 'next'}`,
      text: `${ROWS} ${filters.length === 0 ? '' : `WHERE ${filters.join(' AND ')}`} ORDER BY d.created_at DESC, d.id DESC LIMIT $1`,
      values: after === null ? [limit + 1] : [limit + 1, after.at, after.id],
    });
    return toPage(rows, limit, (row) => instantKey(row.createdAt, row.id), present);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<DeliveryView> {
    const statement = { name: 'get-event-delivery', text: `${ROWS} WHERE d.id = $1`, values: [id] };
    const row = await this.database.find<DeliveryRow>(statement);
    if (row === null) throw new NotFoundError('delivery', toSid('eventDelivery', id));
    return present(row);
  }
}

function present(row: DeliveryRow): DeliveryView {
  const { type, destination, state, attempts, lastStatus, lastError, body } = row;
  return {
    sid: toSid('eventDelivery', row.id),
    event: toSid('event', row.eventId),
    type,
    account: toSid('account', row.accountId),
    sink: toSid('sink', row.sinkId),
    destination: withoutQuery(destination),
    state,
    attempts,
    lastStatus,
    lastError,
    body,
    createdAt: row.createdAt.toISOString(),
    nextTryAt: state === 'pending' ? row.nextTryAt.toISOString() : null,
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

/** A query may carry the customer's secret. */
function withoutQuery(destination: string): string {
  return destination.replace(/\?.*$/, '?…');
}
