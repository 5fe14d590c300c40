import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import { authorize } from '../access/authorize.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { Clock } from '../kernel/clock.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import { CASE_HANDLERS, handlerFor, type CaseHandlers, type DecisionOffer } from './case-handler.js';
import { CASE_SCOPE_COLUMNS } from './case-scope.js';
import { isCaseOpen } from './cases.states.js';
import type { CaseView } from './case.views.js';
import { offersTo, presentCase } from './present-case.js';
import {
  countAhead,
  countAheadOfEach,
  cursorOf,
  decodeCaseCursor,
  findCase,
  isOpenWork,
  listCases,
  type CaseFilter,
  type CaseRow,
} from './read-cases.sql.js';

/** Positions are counted exactly for one case and up to this many for a list, where nobody reads further. */
const MOST_COUNTED_IN_LISTS = 10_000;
const MOST_COUNTED = 10_000_000;

export interface CaseWithOffers {
  readonly row: CaseRow;
  readonly case: CaseView;
  readonly offers: readonly DecisionOffer[];
}

/** What staff may read of cases, within their scope. */
@Injectable()
export class ReadCases {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  async list(by: StaffPrincipal, filter: CaseFilter, page: PageRequest): Promise<Page<CaseView>> {
    const scope = readableSql(abilityOf(by), 'read', 'case', CASE_SCOPE_COLUMNS);
    const after = page.cursor === undefined ? null : decodeCaseCursor(page.cursor, isOpenWork(filter));
    const { text, values, inOrder } = listCases(filter, scope, { limit: page.limit, after });
    const rows = await this.database.list<CaseRow>(text, values);
    const positions = await this.positions(rows.slice(0, page.limit));
    return toPage(
      rows,
      page.limit,
      (row) => cursorOf(row, inOrder),
      (row) => presentCase(row, positions.get(row.id) ?? null),
    );
  }

  /** One case with what this person could decide now. @throws NotFoundError */
  async get(by: StaffPrincipal, caseId: string): Promise<CaseWithOffers> {
    const row = await this.find(by, caseId);
    const [position, offers] = await Promise.all([this.position(row, MOST_COUNTED), this.offers(by, row)]);
    return { row, case: presentCase(row, position), offers };
  }

  /** The row, if this person may read it. @throws NotFoundError */
  async find(by: StaffPrincipal, caseId: string): Promise<CaseRow> {
    const sid = toSid('case', caseId);
    const row = await this.database.find<CaseRow>(findCase(caseId));
    if (row === null) throw new NotFoundError('case', sid);
    authorize(abilityOf(by), 'read', 'case', { type: row.type, country: row.country, band: row.band }, sid);
    return row;
  }

  /** What this person could decide now. */
  async offers(by: StaffPrincipal, row: CaseRow): Promise<readonly DecisionOffer[]> {
    if (!isCaseOpen(row.status)) return [];
    const handler = handlerFor(this.handlers, row.type);
    const subject = await handler.read(this.database, row.subjectId);
    return offersTo(by, handler.offers(subject, this.clock.now()));
  }

  private async position(row: CaseRow, most: number): Promise<number | null> {
    if (row.status !== 'open') return null;
    const ahead = await this.database.find<{ count: number }>(countAhead(row, most));
    return ahead?.count ?? null;
  }

  private async positions(rows: readonly CaseRow[]): Promise<ReadonlyMap<string, number>> {
    const open = rows.filter((row) => row.status === 'open').map((row) => row.id);
    if (open.length === 0) return new Map();
    const counted = await this.database.query<{ id: string; count: number }>(
      countAheadOfEach(open, MOST_COUNTED_IN_LISTS),
    );
    return new Map(counted.map(({ id, count }) => [id, count]));
  }
}
