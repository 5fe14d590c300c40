import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsSid } from '../http/validators.js';
import { CASE_TYPES, DISCLOSURES, type CaseType, type Disclosure } from '../kernel/words.js';
import { ConditionsDto } from './cases.dto.js';
import { OUTCOMES, type Conditions, type Outcome } from './decision.entity.js';

export class DecidedByView {
  @IsString() readonly kind!: string;
  @IsString() readonly name!: string;
}

/** A decision that is made, as staff see it. */
export class DecisionView {
  @IsSid('decision') readonly sid!: string;
  @IsIn(['final']) readonly status!: 'final';
  @IsSid('case') readonly case!: string;
  @IsSid('account') readonly account!: string;
  @IsIn(OUTCOMES) readonly outcome!: Outcome;
  @IsArray() @IsString({ each: true }) readonly codes!: readonly string[];
  @IsOptional() @IsString() readonly note!: string | null;
  @IsOptional() @IsString() readonly publicMessage!: string | null;
  @IsOptional() @ValidateNested() @Type(() => ConditionsDto) readonly conditions!: Conditions | null;
  @IsBoolean() readonly override!: boolean;
  @IsInt() readonly round!: number;
  @ValidateNested() @Type(() => DecidedByView) readonly decidedBy!: DecidedByView;
  @IsOptional() @IsString() readonly confirmedBy!: string | null;
  @IsInstant() readonly decidedAt!: string;
}

const WAITING = ['waits_for_second_person', 'waits_for_undo_window'] as const;

/** A decision that waits. */
export class PendingDecisionView {
  @IsSid('decision') readonly sid!: string;
  @IsIn(WAITING) readonly status!: (typeof WAITING)[number];
  @IsSid('case') readonly case!: string;
  @IsIn(OUTCOMES) readonly outcome!: Outcome;
  @IsArray() @IsString({ each: true }) readonly codes!: readonly string[];
  @IsOptional() @IsString() readonly note!: string | null;
  /** When the undo window is over. */
  @IsOptional() @IsInstant() readonly applyAt!: string | null;
}

/** A code of a decision or of a hold, with what the customer may be told of it. */
export class CodeView {
  @IsIn(['decision', 'hold']) readonly kind!: 'decision' | 'hold';
  /** Null for the code of a hold. */
  @IsOptional() @IsIn(CASE_TYPES) readonly caseType!: CaseType | null;
  @IsString() readonly code!: string;
  @IsString() readonly label!: string;
  @IsIn(DISCLOSURES) readonly disclosure!: Disclosure;
  @IsOptional() @IsString() readonly guidance?: string;
  @IsOptional() @IsBoolean() readonly resubmittable?: boolean;
  @IsOptional() @IsString() readonly customerText?: string | null;
}
