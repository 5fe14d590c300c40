import type { Actor } from '../kernel/actor.js';
import { newId, toSid } from '../kernel/ids.js';
import type { Service } from '../kernel/words.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import type { HoldCode } from './hold.codes.js';
import type { Hold, HoldKind, HoldSource } from './hold.entity.js';

/** What is placed. `services` null covers everything; only a restriction may name services. */
export interface NewHold {
  readonly kind: HoldKind;
  readonly code: HoldCode;
  readonly source: HoldSource;
  readonly services: readonly Service[] | null;
  /** For staff: why. */
  readonly note: string | null;
  readonly assessmentId: string | null;
  readonly until: Date | null;
  /** The hold of the parent account that this one follows. */
  readonly inheritedFrom?: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** The row of a hold that is placed on that account. */
export function holdOf(accountId: string, placed: NewHold): Hold {
  return {
    id: newId(placed.at),
    accountId,
    kind: placed.kind,
    code: placed.code,
    source: placed.source,
    services: placed.services === null ? null : [...placed.services],
    note: placed.note,
    assessmentId: placed.assessmentId,
    inheritedFrom: placed.inheritedFrom ?? null,
    placedByKind: placed.actor.kind,
    placedById: placed.actor.id,
    placedByLabel: placed.actor.label,
    placedAt: placed.at,
    until: placed.until,
    releasedAt: null,
    releasedByKind: null,
    releasedById: null,
    releasedByLabel: null,
    releaseNote: null,
    version: 1,
  };
}

export function placedEvent(hold: Hold, actor: Actor): AuditEvent {
  const { kind, code, source, services, note, until, inheritedFrom } = hold;
  return {
    action: 'hold.placed',
    actor,
    subjectKind: 'hold',
    subjectId: hold.id,
    accountId: hold.accountId,
    detail: {
      ...{ kind, code, source, services, note, until: until?.toISOString() ?? null },
      ...(inheritedFrom !== null && { inheritedFrom: toSid('hold', inheritedFrom) }),
    },
  };
}
