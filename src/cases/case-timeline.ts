import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import type { TimelineEntryView, TimelineView } from './case.views.js';
import { ReadCases } from './read-cases.js';

interface EventRow {
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly actorLabel: string;
  readonly caseId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const MOST_ENTRIES = 500;

/** What happened to a case and to its account, oldest first, read from the audit events. */
@Injectable()
export class CaseTimeline {
  constructor(
    private readonly database: Database,
    private readonly cases: ReadCases,
  ) {}

  /** @throws NotFoundError when the person may not read the case */
  async of(by: StaffPrincipal, caseId: string): Promise<TimelineView> {
    const row = await this.cases.find(by, caseId);
    const events = await this.database.query<EventRow>({
      name: 'case-timeline',
      text: `SELECT e.at, e.action, e.actor_kind AS "actorKind", e.actor_label AS "actorLabel", e.case_id AS "caseId", e.detail
             FROM audit_events e WHERE e.account_id = $1 AND (e.case_id = $2 OR e.case_id IS NULL)
             ORDER BY e.at DESC, e.id DESC LIMIT ${MOST_ENTRIES}`,
      values: [row.accountId, caseId],
    });
    return { items: events.reverse().map((event) => presentEntry(event, caseId)) };
  }
}

function presentEntry(event: EventRow, caseId: string): TimelineEntryView {
  return {
    at: event.at.toISOString(),
    action: event.action,
    actor: { kind: event.actorKind, name: event.actorLabel },
    of: event.caseId === caseId ? 'case' : 'account',
    detail: event.detail,
  };
}
