import { IsIn } from 'class-validator';
import { HANDLED_CASE_TYPES, type HandledCaseType } from '../../cases/case-handler.js';
import { LANES, type Lane } from '../../cases/case.entity.js';
import { CASE_STATUSES, type CaseStatus } from '../../cases/cases.states.js';
import { ESCALATED_QUEUE } from '../../cases/queues.js';
import { IsCountry, IsOneLine, MayBeLeftOut } from '../../http/validators.js';
import { BANDS, type Band } from '../../kernel/words.js';

/** By when a case is due: already late, by the end of today, within seven days. Each holds the ones before it. */
export const DUE_WITHIN = ['late', 'today', 'week'] as const;
export type DueWithin = (typeof DUE_WITHIN)[number];

/** What the address of the queue may ask for. The filter bar, the tabs, the chips and the saved views all speak it. */
export class QueueQuery {
  @MayBeLeftOut() @IsIn(HANDLED_CASE_TYPES) readonly type?: HandledCaseType;
  @MayBeLeftOut() @IsIn(CASE_STATUSES) readonly status?: CaseStatus;
  @MayBeLeftOut() @IsIn(LANES) readonly lane?: Lane;
  @MayBeLeftOut() @IsCountry() readonly country?: string;
  @MayBeLeftOut() @IsIn(BANDS) readonly band?: Band;
  @MayBeLeftOut() @IsIn(DUE_WITHIN) readonly due?: DueWithin;
  @MayBeLeftOut() @IsOneLine(1, 60) readonly code?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly q?: string;
  @MayBeLeftOut() @IsIn(['me', 'none']) readonly assignee?: 'me' | 'none';
  @MayBeLeftOut() @IsIn([ESCALATED_QUEUE]) readonly queue?: typeof ESCALATED_QUEUE;
  @MayBeLeftOut() @IsOneLine(1, 500) readonly cursor?: string;
}

/** What can be filtered by, without where the list goes on. */
export type QueueFilterName = Exclude<keyof QueueQuery, 'cursor'>;

/** The query without the cursor, as address text; null takes a name away. Empty without a filter. */
export function queueSearch(
  query: QueueQuery,
  changes: Partial<Record<keyof QueueQuery, string | null>> = {},
): string {
  const wanted = { ...query, cursor: undefined, ...changes };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted))
    if (typeof value === 'string' && value !== '') search.set(name, value);
  return search.toString();
}

/** The address of the queue with that query. */
export function queueHref(search: string): string {
  return search === '' ? '/desk' : `/desk?${search}`;
}
