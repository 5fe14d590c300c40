import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import { authorize } from '../access/authorize.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { listCaseEvidence } from '../cases/evidence/list-case-evidence.js';
import { columnsOf } from '../database/rows.js';
import { Database } from '../database/database.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import { presentReassessment } from './present-reassessment.js';
import type { ReassessmentView, TicketMessageView, TicketView } from './reassessment.views.js';
import { Reassessment } from './reassessment.entity.js';
import { findTicket, type TicketWithAccount } from './reassessments.sql.js';

/** What a customer may read of its tickets, on the API and in the portal. */
@Injectable()
export class ReadReassessments {
  constructor(private readonly database: Database) {}

  /** The tickets of the caller's account and its subaccounts, newest first. */
  async list(by: CustomerPrincipal, page: PageRequest): Promise<Page<ReassessmentView>> {
    const values: unknown[] = [];
    const scope = readableSql(abilityOf(by), 'read', 'reassessment', {
      accountId: 'a.id',
      parentId: 'a.parent_id',
    });
    values.push(...scope.values);
    const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
    const keyset =
      after === null ? '' : `AND (r.filed_at, r.id) < ($${values.push(after.at)}, $${values.push(after.id)})`;
    const rows = await this.database.list<Reassessment>(
      `SELECT ${columnsOf(Reassessment, 'r')} FROM reassessments r JOIN accounts a ON a.id = r.account_id
       WHERE ${scope.text} ${keyset} ORDER BY r.filed_at DESC, r.id DESC LIMIT $${values.push(page.limit + 1)}`,
      values,
    );
    return toPage(rows, page.limit, (row) => instantKey(row.filedAt, row.id), presentReassessment);
  }

  /** One ticket with its messages and evidence. @throws NotFoundError when it is not the caller's */
  async get(by: CustomerPrincipal, ticketId: string): Promise<TicketView> {
    const ticket = await this.find(by, ticketId);
    const [messages, evidence] = await Promise.all([
      this.messages(ticket.caseId),
      listCaseEvidence(this.database, ticket.caseId),
    ]);
    return { ...presentReassessment(ticket), messages, evidence };
  }

  /** The ticket, if the caller may see it. @throws NotFoundError */
  async find(by: CustomerPrincipal, ticketId: string): Promise<TicketWithAccount> {
    const sid = toSid('reassessment', ticketId);
    const ticket = await this.database.find<TicketWithAccount>(findTicket(ticketId));
    if (ticket === null) throw new NotFoundError('reassessment', sid);
    authorize(
      abilityOf(by),
      'read',
      'reassessment',
      { accountId: ticket.accountId, parentId: ticket.parentId },
      sid,
    );
    return ticket;
  }

  private async messages(caseId: string): Promise<readonly TicketMessageView[]> {
    const rows = await this.database.query<{
      authorKind: string;
      text: string;
      fields: string[];
      createdAt: Date;
    }>({
      name: 'list-ticket-messages',
      text: `SELECT m.author_kind AS "authorKind", m.text, m.fields, m.created_at AS "createdAt"
             FROM case_messages m WHERE m.case_id = $1 ORDER BY m.created_at, m.id`,
      values: [caseId],
    });
    return rows.map((row) => ({
      from: row.authorKind === 'customer' ? 'you' : 'team',
      text: row.text,
      fields: row.fields,
      at: row.createdAt.toISOString(),
    }));
  }
}
