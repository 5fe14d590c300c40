import { hash } from 'node:crypto';
import type { Actor } from '../kernel/actor.js';
import { canonicalJson } from '../kernel/canonical-json.js';

/** What happened, as `thing.verb`: `hold.placed`, `case.decided`, `evidence.opened`. */
export type AuditAction = `${string}.${string}`;

/** A fact that happened, as the one who did it hands it to the ledger. `detail` holds only JSON values. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly accountId?: string | null;
  readonly caseId?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The columns that the row's hash covers, in this order. */
export interface HashedAuditRow {
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorLabel: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly accountId: string | null;
  readonly caseId: string | null;
  readonly ip: string | null;
  readonly detail: unknown;
}

/** SHA-256 over the row's content in canonical JSON, in hex; computed when written and again when verified. */
export function hashAuditRow(row: HashedAuditRow): string {
  const facts = [
    row.at,
    row.actorKind,
    row.actorId,
    row.actorLabel,
    row.action,
    row.subjectKind,
    row.subjectId,
    row.accountId,
    row.caseId,
    row.ip,
  ];
  return hash('sha256', `${JSON.stringify(facts).slice(0, -1)},${canonicalJson(row.detail)}]`, 'hex');
}
