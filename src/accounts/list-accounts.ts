import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import { authorize } from '../access/authorize.js';
import type { Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { columnsOf } from '../database/rows.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import type { AccountStatus, Plan } from '../kernel/words.js';
import { Account } from './account.entity.js';
import { findAccountStatement } from './locked-account.js';
import { ACCOUNT_SCOPE_COLUMNS, guardedAccount } from './account-scope.js';
import type { AccountView } from './account.views.js';
import { filterSql, prefixPattern, type ListFilters } from './list-filter.js';
import { accountViewFor } from './present-account.js';

export interface AccountFilter {
  readonly status?: AccountStatus | undefined;
  readonly country?: string | undefined;
  readonly plan?: Plan | undefined;
  readonly externalId?: string | undefined;
  /** The beginning of the company's name or of the e-mail address. */
  readonly q?: string | undefined;
}

const FILTERS: ListFilters<keyof AccountFilter> = {
  status: (place) => `a.status = ${place}`,
  country: (place) => `a.country = ${place}`,
  plan: (place) => `a.plan = ${place}`,
  externalId: (place) => `a.external_id = ${place}`,
  q: (place) => `(lower(a.company_name) LIKE lower(${place}) OR lower(a.email) LIKE lower(${place}))`,
};

/** The accounts that a reader may see; what he may not see is not there. */
@Injectable()
export class ListAccounts {
  constructor(private readonly database: Database) {}

  /** The newest first. @throws InvalidError for a cursor of another list */
  async list(reader: Principal, filter: AccountFilter, page: PageRequest): Promise<Page<AccountView>> {
    const scope = readableSql(abilityOf(reader), 'read', 'account', ACCOUNT_SCOPE_COLUMNS);
    const given = { ...filter, q: filter.q === undefined ? undefined : prefixPattern(filter.q) };
    const wanted = filterSql(FILTERS, given, scope.values.length + 1);
    const values = [...scope.values, ...wanted.values];
    const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
    const rest =
      after === null
        ? 'true'
        : `(a.created_at, a.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`;
    // GET /api/accounts and the desk's accounts; index accounts_created, or that of the filter.
    const rows = await this.database.list<Account>(
      `SELECT ${columnsOf(Account, 'a')} FROM accounts a
       WHERE ${scope.text} AND ${wanted.text} AND ${rest}
       ORDER BY a.created_at DESC, a.id DESC LIMIT $${values.push(page.limit + 1)}`,
      values,
    );
    return toPage(rows, page.limit, (row) => instantKey(row.createdAt, row.id), accountViewFor(reader));
  }

  /** The row, for whoever may read it. @throws NotFoundError */
  async get(reader: Principal, accountId: string): Promise<Account> {
    const account = await this.database.find<Account>(findAccountStatement(accountId));
    const sid = toSid('account', accountId);
    if (account === null) throw new NotFoundError('account', sid);
    authorize(abilityOf(reader), 'read', 'account', guardedAccount(account), sid);
    return account;
  }
}
