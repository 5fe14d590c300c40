import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../http/page-query.dto.js';
import { IsCountry, IsPlainText, IsSid, IsVersion, MayBeLeftOut } from '../http/validators.js';
import { BANDS, CASE_TYPES, SERVICES, type Band, type CaseType, type Service } from '../kernel/words.js';
import { LANES, type Lane } from './case.entity.js';
import { CASE_STATUSES, type CaseStatus } from './cases.states.js';
import { OUTCOMES, type Outcome } from './decision.entity.js';

export class ListCasesQuery extends PageQuery {
  @MayBeLeftOut() @IsIn(CASE_TYPES) readonly type?: CaseType;
  @MayBeLeftOut() @IsIn(CASE_STATUSES) readonly status?: CaseStatus;
  @MayBeLeftOut() @IsString() @MaxLength(60) readonly queue?: string;
  @MayBeLeftOut() @IsIn(LANES) readonly lane?: Lane;
  /** A staff sid, `me`, or `none`. */
  @MayBeLeftOut() @IsString() @MaxLength(40) readonly assignee?: string;
  @MayBeLeftOut() @IsSid('account') readonly account?: string;
  /** The sid of what is reviewed. */
  @MayBeLeftOut() @IsString() @MaxLength(40) readonly subject?: string;
  @MayBeLeftOut() @IsCountry() readonly country?: string;
  @MayBeLeftOut() @IsIn(BANDS) readonly band?: Band;
  @MayBeLeftOut() @IsString() @MaxLength(60) readonly code?: string;
  @MayBeLeftOut() @IsString() @MaxLength(100) readonly q?: string;
  @MayBeLeftOut() @IsISO8601({ strict: true }) readonly dueBefore?: string;
}

export class NextCaseDto {
  @MayBeLeftOut() @IsIn(CASE_TYPES) readonly type?: CaseType;
}

export class VersionDto {
  @MayBeLeftOut() @IsVersion() readonly version?: number;
}

export class HandOffDto extends VersionDto {
  @IsSid('staff') readonly to!: string;
  @MayBeLeftOut() @IsPlainText(1, 5000) readonly note?: string;
}

export class SnoozeDto extends VersionDto {
  @IsISO8601({ strict: true }, { message: 'Give a time in ISO 8601, such as 2026-12-01T09:00:00Z.' })
  readonly until!: string;
  @MayBeLeftOut() @IsPlainText(1, 5000) readonly note?: string;
}

export class EscalateDto extends VersionDto {
  @IsPlainText(1, 5000) readonly note!: string;
}

export class NoteDto extends VersionDto {
  @IsPlainText(1, 5000) readonly text!: string;
}

export class MessageDto extends VersionDto {
  @IsPlainText(1, 5000) readonly text!: string;
}

export class RequestInformationDto extends VersionDto {
  @IsPlainText(1, 5000) readonly message!: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  readonly fields?: string[];
}

export class ConditionsDto {
  @MayBeLeftOut() @IsArray() @ArrayMaxSize(250) @IsCountry({ each: true }) readonly countries?: string[];
  @MayBeLeftOut() @IsArray() @IsIn(SERVICES, { each: true }) readonly services?: Service[];
  @MayBeLeftOut() @IsInt() @Min(1) @Max(1_000_000_000) readonly dailyUnits?: number;
  @MayBeLeftOut() @IsISO8601({ strict: true }) readonly until?: string;
  /** T13: only to recipients whose opt-in can be proved. */
  @MayBeLeftOut() @IsBoolean() readonly optInProof?: boolean;
  /** T10: nothing that the application's users write. */
  @MayBeLeftOut() @IsBoolean() readonly noFreeForm?: boolean;
}

export class DecisionDto {
  @IsIn(OUTCOMES, { message: `The outcome is one of: ${OUTCOMES.join(', ')}.` }) readonly outcome!: Outcome;
  @IsVersion() readonly version!: number;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  readonly codes?: string[];

  @MayBeLeftOut() @IsPlainText(1, 5000) readonly note?: string;
  @MayBeLeftOut() @IsPlainText(1, 5000) readonly publicMessage?: string;
  @MayBeLeftOut() @ValidateNested() @Type(() => ConditionsDto) readonly conditions?: ConditionsDto;
}
