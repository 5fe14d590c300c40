import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsEmailAddress, IsSid } from '../../http/validators.js';
import { BANDS, CASE_TYPES, ROLES, type Band, type CaseType, type Role } from '../../kernel/words.js';

/** Null does not narrow. */
export class StaffScopeView {
  @IsOptional()
  @IsIn(CASE_TYPES, { each: true })
  readonly caseTypes!: readonly CaseType[] | null;

  @IsOptional()
  @IsString({ each: true })
  readonly countries!: readonly string[] | null;

  @IsOptional()
  @IsIn(BANDS)
  readonly maxBand!: Band | null;
}

/** A staff member as the API and the pages show him; times in ISO 8601. */
export class StaffView {
  @IsSid('staff') readonly sid!: string;
  @IsEmailAddress() readonly email!: string;
  @IsString() readonly name!: string;
  @IsIn(ROLES, { each: true }) readonly roles!: readonly Role[];
  @ValidateNested() @Type(() => StaffScopeView) readonly scope!: StaffScopeView;
  @IsBoolean() readonly disabled!: boolean;
  /** Whether a password was ever set; until then the invitation is open. */
  @IsBoolean() readonly accepted!: boolean;
  @IsOptional() @IsISO8601() readonly lastSignedInAt!: string | null;
  @IsISO8601() readonly createdAt!: string;
  @IsInt() readonly version!: number;
}

/** A token as lists show it; the token itself is shown once, when it is made. */
export class TokenView {
  @IsSid('token') readonly sid!: string;
  @IsString() readonly name!: string;
  @IsISO8601() readonly createdAt!: string;
}

export class NewTokenView extends TokenView {
  @IsString() readonly token!: string;
}
