import { IsBoolean, IsIn, IsObject, IsOptional, IsString } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsSid } from '../http/validators.js';
import { toSid } from '../kernel/ids.js';
import {
  FACT_KIND_NAMES,
  FACT_KINDS,
  FACT_SOURCES,
  type FactKind,
  type FactSource,
} from './account-facts.js';
import type { FactRow } from './facts.sql.js';

/** A fact as the staff see it; customers never do. */
export class FactView {
  @IsSid('fact') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsIn(FACT_KIND_NAMES) readonly kind!: FactKind;
  @IsString() readonly label!: string;
  @IsBoolean() readonly zeroTolerance!: boolean;
  @IsIn(FACT_SOURCES) readonly source!: FactSource;
  @IsObject() readonly detail!: Readonly<Record<string, unknown>>;
  @IsInstant() readonly occurredAt!: string;
  @IsInstant() readonly recordedAt!: string;
  @IsOptional() @IsInstant() readonly clearedAt!: string | null;
  @IsOptional() @IsString() readonly clearedBy!: string | null;
  @IsOptional() @IsString() readonly clearedNote!: string | null;
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
