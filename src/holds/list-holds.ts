import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import type { StaffPrincipal } from '../access/principal.js';
import { ACCOUNT_SCOPE_COLUMNS } from '../accounts/account-scope.js';
import { filterSql, prefixPattern, type ListFilters } from '../accounts/list-filter.js';
import { Database } from '../database/database.js';
import { columnsOf } from '../database/rows.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import { EVIDENCE_OF_CODE } from './hold-evidence.js';
import type { HoldCode } from './hold.codes.js';
import { Hold, type HoldKind, type HoldSource } from './hold.entity.js';
import type { HoldView } from './hold.views.js';
import { presentHold, type HoldRow } from './present-hold.js';

export interface HoldFilter {
  readonly accountId?: string | undefined;
  readonly code?: HoldCode | undefined;
  readonly source?: HoldSource | undefined;
  readonly kind?: HoldKind | undefined;
  readonly open?: boolean | undefined;
  /** The beginning of the company's name or of the account's e-mail address. */
  readonly q?: string | undefined;
}

const FILTERS: ListFilters<keyof HoldFilter> = {
  accountId: (place) => `h.account_id = ${place}`,
  code: (place) => `h.code = ${place}`,
  source: (place) => `h.source = ${place}`,
  kind: (place) => `h.kind = ${place}`,
  open: (place) => `(h.released_at IS NULL) = ${place}`,
  q: (place) => `(lower(a.company_name) LIKE lower(${place}) OR lower(a.email) LIKE lower(${place}))`,
};

/** Holds with the account's name and the facts behind them; `$1` is the kind of fact behind each code. */
const HOLDS = `SELECT ${columnsOf(Hold, 'h')}, a.company_name AS "companyName",
    ARRAY(SELECT f.id FROM account_facts f
          WHERE f.account_id = h.account_id AND f.kind = $1::jsonb ->> h.code AND f.recorded_at <= h.placed_at
          ORDER BY f.recorded_at, f.id) AS "evidenceFactIds"
  FROM holds h JOIN accounts a ON a.id = h.account_id`;
const EVIDENCE = JSON.stringify(EVIDENCE_OF_CODE);

/** The hold list (P3) and restrictions (P4), open and past. */
@Injectable()
export class ListHolds {
  constructor(private readonly database: Database) {}

  /** Those that this person may see, the newest first. @throws InvalidError for a cursor of another list */
  async list(reader: StaffPrincipal, filter: HoldFilter, page: PageRequest): Promise<Page<HoldView>> {
    const values: unknown[] = [EVIDENCE];
    const scope = readableSql(abilityOf(reader), 'read', 'hold', ACCOUNT_SCOPE_COLUMNS, values.length + 1);
    values.push(...scope.values);
    const given = { ...filter, q: filter.q === undefined ? undefined : prefixPattern(filter.q) };
    const wanted = filterSql(FILTERS, given, values.length + 1);
    values.push(...wanted.values);
    const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
    const rest =
      after === null
        ? 'true'
        : `(h.placed_at, h.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`;
    // GET /api/holds and the desk's hold list; index holds_open_placed, holds_placed, holds_account or holds_code.
    const rows = await this.database.list<HoldRow>(
      `${HOLDS} WHERE ${scope.text} AND ${wanted.text} AND ${rest}
       ORDER BY h.placed_at DESC, h.id DESC LIMIT $${values.push(page.limit + 1)}`,
      values,
    );
    return toPage(rows, page.limit, (row) => instantKey(row.placedAt, row.id), presentHold);
  }

  /** @throws NotFoundError when there is none, or none for this person */
  async get(reader: StaffPrincipal, holdId: string): Promise<HoldView> {
    const scope = readableSql(abilityOf(reader), 'read', 'hold', ACCOUNT_SCOPE_COLUMNS, 3);
    const [row] = await this.database.list<HoldRow>(`${HOLDS} WHERE h.id = $2 AND ${scope.text}`, [
      EVIDENCE,
      holdId,
      ...scope.values,
    ]);
    if (row === undefined) throw new NotFoundError('hold', toSid('hold', holdId));
    return presentHold(row);
  }

  /** All holds of an account, open ones first, then the newest; for the case page and the portal, which have checked who reads. */
  ofAccount(accountId: string): Promise<readonly HoldRow[]> {
    return this.database.query<HoldRow>({
      name: 'holds-of-account',
      text: `${HOLDS} WHERE h.account_id = $2
             ORDER BY (h.released_at IS NULL) DESC, h.placed_at DESC, h.id DESC LIMIT 200`,
      values: [EVIDENCE, accountId],
    });
  }
}
