import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { InvalidError } from '../../kernel/errors.js';
import { decodeCursor, toPage, type Page, type PageRequest } from '../../kernel/page.js';
import { auditFilterSql } from './audit-filter.js';
import type { AuditQuery } from './audit.dto.js';
import type { AuditEventView } from './audit.views.js';
import { presentAuditEvent, type AuditRow } from './present-audit-event.js';

const EXPORT_BATCH = 1000;

/** The audit trail as people read it: the newest first. */
@Injectable()
export class AuditEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidError for a cursor of another list */
  async list(query: AuditQuery, page: PageRequest = query): Promise<Page<AuditEventView>> {
    const now = this.clock.now();
    const wanted = auditFilterSql(query, now, 1);
    const values = [...wanted.values];
    const after = page.cursor === undefined ? null : keyIn(page.cursor);
    const rest =
      after === null
        ? 'true'
        : `(e.at, e.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::bigint)`;
    // GET /api/audit, /desk/audit and its export. The company is looked up for the rows of the page only.
    const rows = await this.database.list<AuditRow>(
      `SELECT e.*, a.company_name
       FROM (SELECT e.id, e.at, e.actor_kind, e.actor_id, e.actor_label, e.action, e.subject_kind, e.subject_id,
                    e.account_id, e.case_id, e.ip, e.detail, encode(e.row_hash, 'hex') AS hash
             FROM audit_events e WHERE ${wanted.text} AND ${rest}
             ORDER BY e.at DESC, e.id DESC LIMIT $${values.push(page.limit + 1)}) e
       LEFT JOIN accounts a ON a.id = e.account_id
       ORDER BY e.at DESC, e.id DESC`,
      values,
    );
    return toPage(rows, page.limit, (row) => [row.at.toISOString(), row.id], presentAuditEvent);
  }

  /** All that the filter lets through, in batches: an export neither holds a transaction open nor fills the memory. */
  async *all(query: AuditQuery): AsyncGenerator<AuditEventView> {
    let cursor: string | undefined;
    do {
      const page: Page<AuditEventView> = await this.list(query, { limit: EXPORT_BATCH, cursor });
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

function keyIn(cursor: string): { at: Date; id: number } {
  const [instant, id] = decodeCursor(cursor, 2);
  const at = new Date(typeof instant === 'string' ? instant : Number.NaN);
  if (Number.isNaN(at.getTime()) || !Number.isSafeInteger(id))
    throw InvalidError.field(
      'cursor',
      'cursor_invalid',
      'This cursor was not given by this list. Start again without it.',
    );
  return { at, id: Number(id) };
}
