import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { InvalidError, NotFoundError } from '../../kernel/errors.js';
import { parseSid, toSid } from '../../kernel/ids.js';
import { decodeCursor, toPage, type Page, type PageRequest } from '../../kernel/page.js';
import { SECRET_LINKS } from '../../ledger/email-payloads.js';
import type { OutboxMessageView, OutboxStatus } from './outbox.dto.js';

interface OutboxRow {
  readonly id: string;
  readonly channel: string;
  readonly template: string;
  readonly recipient: string;
  readonly account_id: string | null;
  readonly case_id: string | null;
  readonly payload: object;
  readonly status: OutboxStatus;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
  readonly dead_at: Date | null;
}

const COLUMNS = `id, channel, template, recipient, account_id, case_id, payload, status, attempts, last_error, created_at, delivered_at, dead_at`;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What was promised to the outside world and what became of it. */
@Injectable()
export class ReadOutbox {
  constructor(private readonly database: Database) {}

  /** The newest first; ids sort by the time of the promise. @throws InvalidError for a cursor of another list */
  async list(
    status: OutboxStatus | undefined,
    { limit, cursor }: PageRequest,
  ): Promise<Page<OutboxMessageView>> {
    const before = cursor === undefined ? LAST_ID : idIn(cursor);
    // GET /api/outbox and /admin/outbox. The few that are pending or dead come from their partial indexes.
    const rows = await this.database.query<OutboxRow>({
      name: `list-outbox-${status ?? 'all'}`,
      text: `SELECT ${COLUMNS} FROM outbox_messages
             WHERE id < $1::uuid ${status === undefined ? '' : `AND status = '${status}'`} ORDER BY id DESC LIMIT $2`,
      values: [before, limit + 1],
    });
    return toPage(rows, limit, (row) => [toSid('outbox', row.id)], present);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<OutboxMessageView> {
    const row = await this.database.find<OutboxRow>({
      name: 'get-outbox-message',
      text: `SELECT ${COLUMNS} FROM outbox_messages WHERE id = $1`,
      values: [id],
    });
    if (row === null) throw new NotFoundError('message', toSid('outbox', id));
    return present(row);
  }
}

function idIn(cursor: string): string {
  const [sid] = decodeCursor(cursor, 1);
  const id = parseSid('outbox', String(sid));
  if (id !== null) return id;
  throw InvalidError.field(
    'cursor',
    'cursor_invalid',
    'This cursor was not given by this list. Start again without it.',
  );
}

function present(row: OutboxRow): OutboxMessageView {
  return {
    sid: toSid('outbox', row.id),
    channel: row.channel,
    template: row.template,
    to: row.recipient,
    account: row.account_id === null ? null : toSid('account', row.account_id),
    case: row.case_id === null ? null : toSid('case', row.case_id),
    status: row.status,
    attempts: row.attempts,
    lastError: row.last_error,
    payload: isSecret(row) ? null : row.payload,
    createdAt: row.created_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    deadAt: row.dead_at?.toISOString() ?? null,
  };
}

/** A one-time link would let its reader in, and a text message or a call may be a code: they are for the recipient alone. */
function isSecret({ channel, payload }: OutboxRow): boolean {
  return channel === 'sms' || channel === 'voice' || SECRET_LINKS.some((link) => link in payload);
}
