import { DAY, HOUR } from '../../kernel/clock.js';
import { ACCOUNT_STATUSES, BANDS, CASE_TYPES, DISCLOSURES, ROLES, SERVICES } from '../../kernel/words.js';
import {
  EXAMPLE_SID,
  optionsOf,
  OFFERS,
  shownFacts,
  shownForCustomers,
  shownForms,
} from './component-examples.js';

/** The model of `/dev/components`: every component in its states. `now` is when the page is made. */
export function componentsPageModel(now: Date): object {
  const at = (ms: number): Date => new Date(now.getTime() + ms);
  return {
    title: 'Components',
    now,
    csrfToken: '',
    nav: [{ label: 'Components', href: '/dev/components', current: true }],
    sections: SECTIONS.map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) })),
    ...shownWords(),
    ...shownTable(at),
    ...shownForms(),
    ...shownFacts(at),
    ...shownForCustomers(at),
    offers: OFFERS,
    codes: ['details_insufficient'],
  };
}

const SECTIONS = [
  'buttons',
  'badges',
  'tables',
  'filters',
  'fields',
  'choices',
  'files',
  'facts',
  'overlays',
  'states',
  'charts',
  'customer',
  'decision',
] as const;

function shownWords(): object {
  return {
    wordGroups: [
      { title: 'Case types', words: CASE_TYPES },
      {
        title: 'Case status',
        words: ['open', 'in_review', 'awaiting_customer', 'snoozed', 'decided', 'withdrawn'],
      },
      { title: 'Outcome', words: ['approved', 'rejected', 'in_discussion', 'granted'] },
      { title: 'Lane', words: ['standard', 'priority'] },
      { title: 'Account', words: ACCOUNT_STATUSES },
      { title: 'Band', words: BANDS },
      { title: 'Services', words: SERVICES },
      { title: 'Roles', words: ROLES },
      { title: 'Disclosure', words: DISCLOSURES },
      { title: 'Money', words: ['pending', 'held', 'refunded', 'forfeited', 'failed', 'disputed'] },
      { title: 'Severity', words: ['info', 'warning', 'critical'] },
    ],
  };
}

function shownTable(at: (ms: number) => Date): object {
  return {
    tableColumns: [
      { label: 'Choose', hidden: true },
      { label: 'Due', sortHref: '#tables', sorted: 'ascending', shrink: true },
      { label: 'Account', sortHref: '#tables' },
      { label: 'Status' },
      { label: 'Risk', numeric: true, sortHref: '#tables' },
      { label: 'Case', shrink: true },
    ],
    cases: [
      {
        sid: EXAMPLE_SID,
        company: 'Owl Coffee',
        country: 'US',
        status: 'in_review',
        score: 64,
        dueBy: at(-26 * HOUR),
      },
      {
        sid: EXAMPLE_SID,
        company: 'Brightline Logistics',
        country: 'DE',
        status: 'open',
        score: 71,
        dueBy: at(2.5 * HOUR),
        chosen: true,
      },
      {
        sid: EXAMPLE_SID,
        company: 'Søndergaard & Sønner',
        country: 'DK',
        status: 'awaiting_customer',
        score: 8,
        dueBy: at(6 * DAY),
      },
    ],
    tabs: [
      { label: 'Mine', href: '#tables', current: true, count: 3 },
      { label: 'Priority', href: '#tables', count: 4 },
      { label: 'Reassessment', href: '#tables', count: 31 },
    ],
    chips: [
      { label: 'Type: Reassessment', href: '#filters' },
      { label: 'Country: Germany', href: '#filters' },
    ],
    caseTypes: optionsOf(CASE_TYPES),
    lanes: optionsOf(['standard', 'priority']),
  };
}
