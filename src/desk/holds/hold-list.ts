import { HOLD_CODES, holdCode } from '../../holds/hold.codes.js';
import { HOLD_KINDS, HOLD_SOURCES } from '../../holds/hold.entity.js';
import type { HoldView } from '../../holds/hold.views.js';
import { wordOf } from '../../http/views/words.js';
import type { Page } from '../../kernel/page.js';
import { choicesOf, choicesOfCodes } from '../choices.js';
import { withoutSids } from '../present-history.js';
import { chipsOf, listHref, pagerOf } from '../list-links.js';
import type { HoldsQuery } from './holds-query.dto.js';

const PATH = '/desk/holds';

const CHIP_WORDS = {
  kind: (value: string) => wordOf(value).label,
  code: (value: string) => holdCode(value).label,
  source: (value: string) => `by ${wordOf(value).label.toLowerCase()}`,
  q: (value: string) => `“${value}”`,
};

const OPTIONS = {
  kinds: choicesOf(HOLD_KINDS),
  codes: choicesOfCodes(HOLD_CODES),
  sources: choicesOf(HOLD_SOURCES),
};

const TABS = [
  { label: 'Open', state: null },
  { label: 'Released', state: 'released' },
  { label: 'All', state: 'all' },
] as const;

/** The page of the hold list. */
export function holdListModel(page: Page<HoldView>, query: HoldsQuery): object {
  const chips = chipsOf(PATH, query, CHIP_WORDS);
  return {
    title: 'Holds',
    query,
    options: OPTIONS,
    tabs: TABS.map(({ label, state }) => ({
      label,
      href: listHref(PATH, query, { state, cursor: null }),
      current: (query.state ?? 'open') === (state ?? 'open'),
    })),
    chips,
    clearHref: listHref(PATH, { state: query.state }),
    rows: page.items.map((hold) => ({
      ...hold,
      note: hold.note === null ? null : withoutSids(hold.note),
      href: `/desk/accounts/${hold.account}#holds`,
      kindLabel: hold.kind === 'hold' ? 'Hold' : 'Restriction',
      covers:
        hold.services === null ? 'Everything' : hold.services.map((word) => wordOf(word).label).join(', '),
    })),
    ...pagerOf(PATH, query, page.nextCursor),
  };
}
