import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CaseEvidenceDto } from '../cases/evidence/case-evidence.dto.js';
import {
  IsCountry,
  IsCurrency,
  IsOneLine,
  IsPlainText,
  IsVersion,
  IsWebAddress,
  MayBeLeftOut,
} from '../http/validators.js';
import { SERVICES, type Service } from '../kernel/words.js';

/** The most evidence that one ticket may carry (P9). */
export const MOST_EVIDENCE = 10;

export class SpendDto {
  /** Minor units: 10.00 USD is 1000. */
  @IsInt({ message: 'Give the amount as a whole number of minor units: 10.00 USD is 1000.' })
  @Min(0, { message: 'The amount cannot be negative.' })
  @Max(1_000_000_000_000)
  readonly amount!: number;

  @IsCurrency()
  readonly currency!: string;
}

/** P17–P24: what a ticket must say. */
export class FileReassessmentDto {
  @IsOneLine(1, 200)
  readonly companyName!: string;

  @IsWebAddress()
  readonly companyWebsite!: string;

  @IsPlainText(10, 2000)
  readonly useCase!: string;

  @IsArray({ message: 'Choose at least one service.' })
  @ArrayMinSize(1, { message: 'Choose at least one service.' })
  @ArrayUnique({ message: 'Give each service once.' })
  @IsIn(SERVICES, { each: true, message: `A service is one of: ${SERVICES.join(', ')}.` })
  readonly services!: Service[];

  @IsArray({ message: 'Choose at least one country.' })
  @ArrayMinSize(1, { message: 'Choose at least one country.' })
  @ArrayMaxSize(250)
  @ArrayUnique({ message: 'Give each country once.' })
  @IsCountry({ each: true })
  readonly countries!: string[];

  @IsInt({ message: 'Give a whole number of messages or minutes a month.' })
  @Min(1, { message: 'Give at least 1.' })
  @Max(100_000_000_000)
  readonly unitsPerMonth!: number;

  @IsObject({ message: 'Give the amount and the currency.' })
  @ValidateNested({ message: 'Give the amount and the currency.' })
  @Type(() => SpendDto)
  readonly spendPerMonth!: SpendDto;

  /** P21: asked for exactly when SMS is among the services. */
  @ValidateIf(
    (ticket: FileReassessmentDto) => wantsSms(ticket.services) || ticket.sampleMessage !== undefined,
  )
  @IsPlainText(5, 1600)
  readonly sampleMessage?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_EVIDENCE, { message: `A ticket carries at most ${MOST_EVIDENCE} pieces of evidence.` })
  @ValidateNested({ each: true })
  @Type(() => CaseEvidenceDto)
  readonly evidence?: CaseEvidenceDto[];
}

function wantsSms(services: unknown): boolean {
  return Array.isArray(services) && services.includes('sms');
}

/** What the customer corrects while we wait for him; only what he names is changed. */
export class ChangeReassessmentDto {
  @IsVersion()
  readonly version!: number;

  @MayBeLeftOut()
  @IsOneLine(1, 200)
  readonly companyName?: string;

  @MayBeLeftOut()
  @IsWebAddress()
  readonly companyWebsite?: string;

  @MayBeLeftOut()
  @IsPlainText(10, 2000)
  readonly useCase?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one service.' })
  @ArrayUnique({ message: 'Give each service once.' })
  @IsIn(SERVICES, { each: true, message: `A service is one of: ${SERVICES.join(', ')}.` })
  readonly services?: Service[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one country.' })
  @ArrayMaxSize(250)
  @ArrayUnique({ message: 'Give each country once.' })
  @IsCountry({ each: true })
  readonly countries?: string[];

  @MayBeLeftOut()
  @IsInt({ message: 'Give a whole number of messages or minutes a month.' })
  @Min(1, { message: 'Give at least 1.' })
  @Max(100_000_000_000)
  readonly unitsPerMonth?: number;

  @MayBeLeftOut()
  @ValidateNested({ message: 'Give the amount and the currency.' })
  @Type(() => SpendDto)
  readonly spendPerMonth?: SpendDto;

  @MayBeLeftOut()
  @IsPlainText(5, 1600)
  readonly sampleMessage?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_EVIDENCE, { message: `A ticket carries at most ${MOST_EVIDENCE} pieces of evidence.` })
  @ValidateNested({ each: true })
  @Type(() => CaseEvidenceDto)
  readonly evidence?: CaseEvidenceDto[];
}

export class TicketMessageDto {
  @IsPlainText(1, 5000)
  readonly text!: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_EVIDENCE, { message: `A ticket carries at most ${MOST_EVIDENCE} pieces of evidence.` })
  @ValidateNested({ each: true })
  @Type(() => CaseEvidenceDto)
  readonly evidence?: CaseEvidenceDto[];
}

export class WithdrawReassessmentDto {
  @MayBeLeftOut()
  @IsVersion()
  readonly version?: number;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(1000)
  readonly reason?: string;
}
