import type { ActorKind } from '../../kernel/actor.js';
import { toSid, type SidKind } from '../../kernel/ids.js';
import { auditWords } from '../../ledger/audit-words.js';
import type { AuditEventView } from './audit.views.js';

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor_kind: ActorKind;
  readonly actor_id: string | null;
  readonly actor_label: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly account_id: string | null;
  readonly company_name: string | null;
  readonly case_id: string | null;
  readonly ip: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** The kind of sid by which the subject of an event is known outside; what is not here has none. */
const SID_OF_SUBJECT: Readonly<Record<string, SidKind>> = {
  account: 'account',
  account_fact: 'fact',
  api_key: 'apiKey',
  assessment: 'assessment',
  case: 'case',
  evidence: 'evidence',
  hold: 'hold',
  outbox_message: 'outbox',
  platform_key: 'platformKey',
  reassessment: 'reassessment',
  session: 'session',
  staff: 'staff',
};

const SID_OF_ACTOR: Readonly<Partial<Record<ActorKind, SidKind>>> = {
  staff: 'staff',
  platform: 'platformKey',
};

export function presentAuditEvent(row: AuditRow): AuditEventView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: {
      kind: row.actor_kind,
      sid: sidOf(SID_OF_ACTOR[row.actor_kind], row.actor_id),
      name: row.actor_label,
    },
    action: row.action,
    text: auditWords(row.action),
    subject: { kind: row.subject_kind, sid: sidOf(SID_OF_SUBJECT[row.subject_kind], row.subject_id) },
    account: sidOf('account', row.account_id),
    companyName: row.company_name,
    case: sidOf('case', row.case_id),
    ip: row.ip,
    detail: row.detail,
    hash: row.hash,
  };
}

function sidOf(kind: SidKind | undefined, id: string | null): string | null {
  return kind === undefined || id === null ? null : toSid(kind, id);
}
