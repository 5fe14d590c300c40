import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsIn, IsInt, IsOptional } from 'class-validator';
import { ManyValues } from '../../http/form.js';
import { IsCountry, IsEmailAddress, IsOneLine } from '../../http/validators.js';
import { BANDS, CASE_TYPES, ROLES, type Band, type CaseType, type Role } from '../../kernel/words.js';
import type { StaffScopeDto } from './staff.dto.js';

/** The form in which an admin invites or changes a person: flat, as browsers send it; nothing chosen does not narrow. */
class StaffForm {
  @IsOneLine(1, 200)
  readonly name!: string;

  @ManyValues()
  @IsArray({ message: 'Choose at least one role.' })
  @ArrayMinSize(1, { message: 'Choose at least one role.' })
  @IsIn(ROLES, { each: true })
  readonly roles!: Role[];

  @IsOptional()
  @ManyValues()
  @IsIn(CASE_TYPES, { each: true })
  readonly caseTypes?: CaseType[];

  @IsOptional()
  @ManyValues()
  @IsCountry({ each: true })
  readonly countries?: string[];

  @IsOptional()
  @IsIn(BANDS)
  readonly maxBand?: Band;
}

export class InviteForm extends StaffForm {
  @IsEmailAddress()
  readonly email!: string;
}

export class ChangeForm extends StaffForm {
  @IsOptional()
  @IsIn(['true'])
  readonly disabled?: string;

  @Type(() => Number)
  @IsInt()
  readonly version!: number;
}

/** The scope that a form describes. */
export function scopeOfForm({ caseTypes, countries, maxBand }: StaffForm): StaffScopeDto {
  return { caseTypes: caseTypes ?? null, countries: countries ?? null, maxBand: maxBand ?? null };
}
