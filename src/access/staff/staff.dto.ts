import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import { IsCountry, IsEmailAddress, IsOneLine, IsVersion } from '../../http/validators.js';
import { BANDS, CASE_TYPES, ROLES, type Band, type CaseType, type Role } from '../../kernel/words.js';

const LONGEST_NAME = 200;

/** To what a person's roles are narrowed; a list that is left out or null does not narrow. */
export class StaffScopeDto {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Name at least one case type, or leave the list out.' })
  @ArrayUnique()
  @IsIn(CASE_TYPES, { each: true })
  readonly caseTypes?: CaseType[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Name at least one country, or leave the list out.' })
  @ArrayMaxSize(250)
  @ArrayUnique()
  @IsCountry({ each: true })
  readonly countries?: string[] | null;

  @IsOptional()
  @IsIn(BANDS)
  readonly maxBand?: Band | null;
}

export class InviteStaffDto {
  @IsEmailAddress()
  readonly email!: string;

  @IsOneLine(1, LONGEST_NAME)
  readonly name!: string;

  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one role.' })
  @ArrayUnique()
  @IsIn(ROLES, { each: true, message: `A role is one of ${ROLES.join(', ')}.` })
  readonly roles!: Role[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StaffScopeDto)
  readonly scope?: StaffScopeDto | null;
}

/** What is left out stays as it is; `scope` is replaced as a whole. */
export class ChangeStaffDto {
  @IsOptional()
  @IsOneLine(1, LONGEST_NAME)
  readonly name?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one role; to take everything away, disable the person.' })
  @ArrayUnique()
  @IsIn(ROLES, { each: true, message: `A role is one of ${ROLES.join(', ')}.` })
  readonly roles?: Role[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StaffScopeDto)
  readonly scope?: StaffScopeDto | null;

  @IsOptional()
  @IsBoolean()
  readonly disabled?: boolean;

  @IsVersion()
  readonly version!: number;
}

/** A name by which a token or a key is known. */
export class CredentialNameDto {
  @IsOneLine(1, 100)
  readonly name!: string;
}
