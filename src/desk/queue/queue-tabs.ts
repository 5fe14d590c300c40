import { abilityOf } from '../../access/ability.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { HANDLED_CASE_TYPES, type HandledCaseType } from '../../cases/case-handler.js';
import { ESCALATED_QUEUE } from '../../cases/queues.js';
import { wordOf } from '../../http/views/words.js';
import { MOST_COUNTED_IN_TABS, type TabCounts } from './queue-counts.sql.js';
import { queueHref, type QueueFilterName, type QueueQuery } from './queue-query.dto.js';

/** A tab is one filter that is always the same; the filter bar narrows it further. */
interface Tab {
  readonly label: string;
  readonly counts: keyof TabCounts;
  readonly name: QueueFilterName;
  readonly value: string;
}

const MINE: Tab = { label: 'Mine', counts: 'mine', name: 'assignee', value: 'me' };
const PRIORITY: Tab = { label: 'Priority', counts: 'priority', name: 'lane', value: 'priority' };
const ESCALATED: Tab = { label: 'Escalated', counts: 'escalated', name: 'queue', value: ESCALATED_QUEUE };
const ofType = (type: HandledCaseType): Tab => ({
  label: wordOf(type).label,
  counts: type,
  name: 'type',
  value: type,
});

/** The tabs of this person: the types within reach, and what was passed up for those who may take it. */
function tabsOf(by: StaffPrincipal): readonly Tab[] {
  const { caseTypes } = by.staff.scope;
  const types = HANDLED_CASE_TYPES.filter((type) => caseTypes === null || caseTypes.includes(type));
  const ability = abilityOf(by);
  return [
    ...(ability.can('work', 'case') ? [MINE] : []),
    PRIORITY,
    ...types.map(ofType),
    ...(ability.can('override', 'case') ? [ESCALATED] : []),
  ];
}

/** The tab that the query stands on; undefined on all of the queue. */
export function tabOf(by: StaffPrincipal, query: QueueQuery): QueueFilterName | undefined {
  return tabsOf(by).find((tab) => query[tab.name] === tab.value)?.name;
}

/** As the partial `tabs` draws them. */
export function presentTabs(by: StaffPrincipal, query: QueueQuery, counts: TabCounts): readonly object[] {
  const tabs = tabsOf(by);
  const current = tabs.find((tab) => query[tab.name] === tab.value);
  const all = { label: 'All', href: '/desk', current: current === undefined, ...counted(counts.all) };
  return [
    all,
    ...tabs.map((tab) => ({
      label: tab.label,
      href: queueHref(`${tab.name}=${tab.value}`),
      current: tab === current,
      ...counted(counts[tab.counts]),
    })),
  ];
}

function counted(count: number): { count: number; more: boolean } {
  return { count: Math.min(count, MOST_COUNTED_IN_TABS), more: count > MOST_COUNTED_IN_TABS };
}
