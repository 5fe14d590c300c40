import { toSid } from '../kernel/ids.js';
import type { Service } from '../kernel/words.js';
import { holdCode, type HoldCode } from './hold.codes.js';
import type { Hold, HoldKind, HoldSource } from './hold.entity.js';

/** A hold with what its list shows of the account, and the facts behind it. */
export interface HoldRow extends Hold {
  readonly companyName: string;
  readonly evidenceFactIds: readonly string[];
}

/** Who did it, as it was called then. */
export interface DoneBy {
  readonly kind: string;
  readonly name: string;
}

/** A hold as the staff see it. P32: customers never see this; they are told what is covered, in `holds/hold-mails.ts` and the portal. */
export interface HoldView {
  readonly sid: string;
  readonly account: string;
  readonly companyName: string;
  readonly kind: HoldKind;
  readonly code: HoldCode;
  readonly label: string;
  readonly source: HoldSource;
  /** Null: everything. */
  readonly services: readonly Service[] | null;
  readonly note: string | null;
  /** Sids of the assessment and of the facts behind it. */
  readonly evidence: readonly string[];
  readonly placedAt: string;
  readonly placedBy: DoneBy;
  readonly until: string | null;
  readonly open: boolean;
  readonly releasedAt: string | null;
  readonly releasedBy: DoneBy | null;
  readonly releaseNote: string | null;
  readonly version: number;
}

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
    version: hold.version,
  };
}
