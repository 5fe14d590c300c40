import { Inject, Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { readableSql } from '../../access/ability-sql.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { CASE_HANDLERS, HANDLED_CASE_TYPES, type CaseHandlers } from '../../cases/case-handler.js';
import { CASE_SCOPE_COLUMNS } from '../../cases/case-scope.js';
import { LANES } from '../../cases/case.entity.js';
import { CASE_STATUSES } from '../../cases/cases.states.js';
import {
  cursorOf,
  isOpenWork,
  listCases,
  type CaseRow,
  decodeCaseCursor,
} from '../../cases/read-cases.sql.js';
import { Database } from '../../database/database.js';
import { countryName } from '../../http/countries.js';
import { Clock } from '../../kernel/clock.js';
import { toPage } from '../../kernel/page.js';
import { BANDS } from '../../kernel/words.js';
import { choicesOf, choicesOfCodes } from '../choices.js';
import { presentQueueRow } from './present-queue-row.js';
import { caseFilterOf } from './queue-filter.js';
import { countTabs, type TabCounts } from './queue-counts.sql.js';
import { presentChips, savedViewLinks } from './queue-links.js';
import { queueHref, queueSearch, type QueueQuery } from './queue-query.dto.js';
import { presentTabs, tabOf } from './queue-tabs.js';
import { SavedViews } from './saved-views.js';

const ROWS = 50;

/** What the queue shows: its tabs with counts, the filters, and one page of cases in the order in which they are handed out. */
@Injectable()
export class QueuePage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly views: SavedViews,
    @Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers,
  ) {}

  /** @throws InvalidError for a cursor of another list */
  async present(by: StaffPrincipal, query: QueueQuery): Promise<object> {
    const now = this.clock.now();
    const [page, counts, views] = await Promise.all([
      this.cases(by, query, now),
      this.database.find<TabCounts>(countTabs(by)),
      this.views.list(by),
    ]);
    if (counts === null) throw new Error('The counts of the queue gave no row.');
    const search = queueSearch(query);
    const tab = tabOf(by, query);
    const codes = choicesOfCodes(HANDLED_CASE_TYPES.flatMap((type) => this.handlers[type].codes));
    return {
      title: 'Queue',
      query,
      tabs: presentTabs(by, query, counts),
      chips: presentChips(query, tab, codes),
      clearHref: queueHref(tab === undefined ? '' : `${tab}=${String(query[tab])}`),
      kept: keptByTab(query),
      options: { ...FILTER_OPTIONS, codes, countries: countriesOf(by) },
      views: savedViewLinks(views, search),
      search,
      rows: page.items,
      nextHref: page.nextCursor === null ? null : queueHref(queueSearch(query, { cursor: page.nextCursor })),
      firstHref: query.cursor === undefined ? null : queueHref(search),
      mayWork: abilityOf(by).can('work', 'case'),
    };
  }

  private async cases(by: StaffPrincipal, query: QueueQuery, now: Date) {
    const filter = caseFilterOf(query, by.staff.id, now);
    const scope = readableSql(abilityOf(by), 'read', 'case', CASE_SCOPE_COLUMNS);
    const after = query.cursor === undefined ? null : decodeCaseCursor(query.cursor, isOpenWork(filter));
    const { text, values, inOrder } = listCases(filter, scope, { limit: ROWS, after });
    const rows = await this.database.list<CaseRow>(text, values);
    return toPage(
      rows,
      ROWS,
      (row) => cursorOf(row, inOrder),
      (row) => presentQueueRow(row, by.staff.id, now),
    );
  }
}

const FILTER_OPTIONS = {
  types: choicesOf(HANDLED_CASE_TYPES),
  statuses: choicesOf(CASE_STATUSES),
  lanes: choicesOf(LANES),
  bands: choicesOf(BANDS),
  due: [
    { value: 'late', label: 'Late' },
    { value: 'today', label: 'By today' },
    { value: 'week', label: 'Within a week' },
  ],
  claims: [{ value: 'none', label: 'Nobody' }],
};

/** All countries, or those to which the person is narrowed. */
function countriesOf(by: StaffPrincipal): readonly object[] | null {
  const { countries } = by.staff.scope;
  return countries === null
    ? null
    : countries.map((country) => ({ value: country, label: countryName(country) }));
}

/** What the filter bar has no control for but must not lose. */
function keptByTab({ assignee, queue }: QueueQuery): readonly object[] {
  return Object.entries({ assignee, queue }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
}
