import { toSid } from '../kernel/ids.js';
import { FACT_KINDS, type FactKind, type FactSource } from './account-facts.js';
import type { FactRow } from './facts.sql.js';

/** A fact as the staff see it; customers never do. */
export interface FactView {
  readonly sid: string;
  readonly account: string;
  readonly kind: FactKind;
  readonly label: string;
  readonly zeroTolerance: boolean;
  readonly source: FactSource;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly clearedAt: string | null;
  readonly clearedBy: string | null;
  readonly clearedNote: string | null;
}

export function presentFact(fact: FactRow): FactView {
  return {
    sid: toSid('fact', fact.id),
    account: toSid('account', fact.accountId),
    kind: fact.kind,
    label: FACT_KINDS[fact.kind].label,
    zeroTolerance: fact.zeroTolerance,
    source: fact.source,
    detail: fact.detail,
    occurredAt: fact.occurredAt.toISOString(),
    recordedAt: fact.recordedAt.toISOString(),
    clearedAt: fact.clearedAt?.toISOString() ?? null,
    clearedBy: fact.clearedByName,
    clearedNote: fact.clearedNote,
  };
}
