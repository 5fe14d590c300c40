import { toSid } from '../kernel/ids.js';
import { holdCode } from './hold.codes.js';
import type { Hold } from './hold.entity.js';
import type { HoldView } from './hold.views.js';

/** A hold with what its list shows of the account, and the facts behind it. */
export interface HoldRow extends Hold {
  readonly companyName: string;
  readonly evidenceFactIds: readonly string[];
}

/** A hold for the staff. */
export function presentHold(hold: HoldRow): HoldView {
  const assessment = hold.assessmentId === null ? [] : [toSid('assessment', hold.assessmentId)];
  return {
    sid: toSid('hold', hold.id),
    account: toSid('account', hold.accountId),
    companyName: hold.companyName,
    kind: hold.kind,
    code: hold.code,
    label: holdCode(hold.code).label,
    source: hold.source,
    services: hold.services,
    note: hold.note,
    evidence: [...assessment, ...hold.evidenceFactIds.map((id) => toSid('fact', id))],
    placedAt: hold.placedAt.toISOString(),
    placedBy: { kind: hold.placedByKind, name: hold.placedByLabel },
    until: hold.until?.toISOString() ?? null,
    open: hold.releasedAt === null,
    releasedAt: hold.releasedAt?.toISOString() ?? null,
    releasedBy:
      hold.releasedByKind === null ? null : { kind: hold.releasedByKind, name: hold.releasedByLabel ?? '' },
    releaseNote: hold.releaseNote,
    inheritedFrom: hold.inheritedFrom === null ? null : toSid('hold', hold.inheritedFrom),
    version: hold.version,
  };
}
