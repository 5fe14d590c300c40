import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { readableSql } from '../../access/ability-sql.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ACCOUNT_SCOPE_COLUMNS } from '../../accounts/account-scope.js';
import { filterSql, type ListFilters } from '../../accounts/list-filter.js';
import { Database } from '../../database/database.js';
import { columnsOf } from '../../database/rows.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../../kernel/page.js';
import type { Book } from '../../outbound-permissions/deposits/books/books.js';
import { Deposit } from '../../outbound-permissions/deposits/deposit.entity.js';
import type { DepositStatus } from '../../outbound-permissions/deposits/deposits.states.js';

/** A deposit with whose it is. */
export interface DepositRow extends Deposit {
  readonly companyName: string;
  readonly requestCaseId: string | null;
}

/** One line of the books: what a transfer did to one of them. */
export interface BookedEntry {
  readonly at: Date;
  readonly cause: string;
  readonly book: Book;
  /** Minor units; above zero was put in, below zero taken out. */
  readonly amount: number;
  readonly currency: string;
}

export interface DepositFilter {
  readonly status?: DepositStatus | undefined;
  readonly accountId?: string | undefined;
}

const FILTERS: ListFilters<keyof DepositFilter> = {
  status: (place) => `d.status = ${place}`,
  accountId: (place) => `d.account_id = ${place}`,
};

const DEPOSITS = `SELECT ${columnsOf(Deposit, 'd')}, a.company_name AS "companyName", o.case_id AS "requestCaseId"
  FROM deposits d JOIN accounts a ON a.id = d.account_id JOIN outbound_permissions o ON o.id = d.outbound_permission_id`;

/** What the desk's pages of deposits show, within the reader's scope. */
@Injectable()
export class ReadDepositPages {
  constructor(private readonly database: Database) {}

  /** The newest first; index deposits_newest, deposits_status or deposits_account. @throws InvalidError for a cursor of another list */
  async list(by: StaffPrincipal, filter: DepositFilter, page: PageRequest): Promise<Page<DepositRow>> {
    const scope = readableSql(abilityOf(by), 'read', 'deposit', ACCOUNT_SCOPE_COLUMNS);
    const values: unknown[] = [...scope.values];
    const wanted = filterSql(FILTERS, filter, values.length + 1);
    values.push(...wanted.values);
    const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
    const rest =
      after === null
        ? 'true'
        : `(d.created_at, d.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`;
    const rows = await this.database.list<DepositRow>(
      `${DEPOSITS} WHERE ${scope.text} AND ${wanted.text} AND ${rest}
       ORDER BY d.created_at DESC, d.id DESC LIMIT $${values.push(page.limit + 1)}`,
      values,
    );
    return toPage(
      rows,
      page.limit,
      (row) => instantKey(row.createdAt, row.id),
      (row) => row,
    );
  }

  /** @throws NotFoundError when there is none, or none for this person */
  async get(by: StaffPrincipal, depositId: string): Promise<DepositRow> {
    const scope = readableSql(abilityOf(by), 'read', 'deposit', ACCOUNT_SCOPE_COLUMNS, 2);
    const values = [depositId, ...scope.values];
    const [row] = await this.database.list<DepositRow>(
      `${DEPOSITS} WHERE d.id = $1 AND ${scope.text}`,
      values,
    );
    if (row === undefined) throw new NotFoundError('deposit', toSid('deposit', depositId));
    return row;
  }

  /** The books of a deposit that the reader is known to be allowed to see, the oldest first; index money_transfers_deposit. */
  entries(depositId: string): Promise<readonly BookedEntry[]> {
    return this.database.query<BookedEntry>({
      name: 'desk-entries-of-deposit',
      text: `SELECT t.at, t.cause, e.book, e.amount, e.currency
             FROM money_transfers t JOIN money_entries e ON e.transfer_id = t.id
             WHERE t.deposit_id = $1 ORDER BY t.at, t.id, e.amount`,
      values: [depositId],
    });
  }
}
