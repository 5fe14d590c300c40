import { countryName } from '../../http/countries.js';
import { wordOf } from '../../http/views/words.js';
import type { Choice } from '../choices.js';
import { queueHref, queueSearch, type QueueFilterName, type QueueQuery } from './queue-query.dto.js';
import type { SavedView } from './saved-view.entity.js';

const DUE_WORDS: Readonly<Record<string, string>> = {
  late: 'late',
  today: 'due by today',
  week: 'due within a week',
};

/** What a filter says in its chip. */
const CHIP_TEXTS: Readonly<Record<QueueFilterName, (value: string, codes: readonly Choice[]) => string>> = {
  type: (value) => wordOf(value).label,
  status: (value) => wordOf(value).label,
  lane: (value) => `${wordOf(value).label} lane`,
  country: countryName,
  band: (value) => `${wordOf(value).label} risk`,
  due: (value) => DUE_WORDS[value] ?? value,
  code: (value, codes) => `code: ${codes.find((code) => code.value === value)?.label ?? value}`,
  q: (value) => `“${value}”`,
  assignee: (value) => (value === 'me' ? 'mine' : 'claimed by nobody'),
  queue: (value) => wordOf(value).label,
};

const NAMES = Object.keys(CHIP_TEXTS) as readonly QueueFilterName[]; // the keys of the table

/** One chip a filter, each a link to the list without it. What the tab filters by is no chip: another tab is. */
export function presentChips(
  query: QueueQuery,
  tab: QueueFilterName | undefined,
  codes: readonly Choice[],
): readonly { label: string; href: string }[] {
  return NAMES.flatMap((name) => {
    const value = query[name];
    if (value === undefined || name === tab) return [];
    return [{ label: CHIP_TEXTS[name](value, codes), href: queueHref(queueSearch(query, { [name]: null })) }];
  });
}

/** The person's own views; `current` is the one whose filters are on. */
export function savedViewLinks(views: readonly SavedView[], search: string): readonly object[] {
  return views.map(({ id, name, query }) => ({
    id,
    label: name,
    href: queueHref(query),
    current: query === search,
  }));
}
