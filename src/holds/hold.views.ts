import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsSid } from '../http/validators.js';
import { SERVICES, type Service } from '../kernel/words.js';
import { HOLD_CODE_NAMES, type HoldCode } from './hold.codes.js';
import { HOLD_KINDS, HOLD_SOURCES, type HoldKind, type HoldSource } from './hold.entity.js';

/** Who did it, by the name he had then. */
export class DoneByView {
  @IsIn(['staff', 'customer', 'platform', 'system']) readonly kind!: string;
  @IsString() readonly name!: string;
}

/** A hold as the staff see it. P32: customers never see this; they are told what is covered, not why. */
export class HoldView {
  @IsSid('hold') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsString() readonly companyName!: string;
  @IsIn(HOLD_KINDS) readonly kind!: HoldKind;
  @IsIn(HOLD_CODE_NAMES) readonly code!: HoldCode;
  @IsString() readonly label!: string;
  @IsIn(HOLD_SOURCES) readonly source!: HoldSource;
  /** Null: everything. */
  @IsOptional() @IsArray() @IsIn(SERVICES, { each: true }) readonly services!: readonly Service[] | null;
  @IsOptional() @IsString() readonly note!: string | null;
  /** Sids of the assessment and of the facts behind it. */
  @IsArray() @IsString({ each: true }) readonly evidence!: readonly string[];
  @IsInstant() readonly placedAt!: string;
  @ValidateNested() @Type(() => DoneByView) readonly placedBy!: DoneByView;
  @IsOptional() @IsInstant() readonly until!: string | null;
  @IsBoolean() readonly open!: boolean;
  @IsOptional() @IsInstant() readonly releasedAt!: string | null;
  @IsOptional() @ValidateNested() @Type(() => DoneByView) readonly releasedBy!: DoneByView | null;
  @IsOptional() @IsString() readonly releaseNote!: string | null;
  /** The hold of the parent account that this one follows. */
  @IsOptional() @IsSid('hold') readonly inheritedFrom!: string | null;
  @IsInt() readonly version!: number;
}
