import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CaseEvidenceView } from '../cases/evidence/case-evidence.views.js';
import { IsInstant } from '../http/instant.validator.js';
import { IsCountry, IsSid } from '../http/validators.js';
import { SERVICES, type Service } from '../kernel/words.js';
import { SpendDto } from './reassessments.dto.js';
import { REASSESSMENT_STATUSES, type ReassessmentStatus } from './reassessments.states.js';

/** A ticket as its customer may see it: never a code, a note, a score or a signal (P32). */
export class ReassessmentView {
  @IsSid('reassessment') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsIn(REASSESSMENT_STATUSES) readonly status!: ReassessmentStatus;
  @IsIn([1, 2]) readonly round!: 1 | 2;
  /** Whether its answer cannot be asked about again (P34). */
  @IsBoolean() readonly final!: boolean;
  @IsString() readonly companyName!: string;
  @IsString() readonly companyWebsite!: string;
  @IsString() readonly useCase!: string;
  @IsArray() @IsIn(SERVICES, { each: true }) readonly services!: readonly Service[];
  @IsArray() @IsCountry({ each: true }) readonly countries!: readonly string[];
  @IsInt() readonly unitsPerMonth!: number;
  @ValidateNested() @Type(() => SpendDto) readonly spendPerMonth!: SpendDto;
  @IsOptional() @IsString() readonly sampleMessage!: string | null;
  /** P25: the end of the 5th business day. */
  @IsInstant() readonly aimBy!: string;
  /** P25: the end of the 7th business day. */
  @IsInstant() readonly dueBy!: string;
  @IsInstant() readonly filedAt!: string;
  @IsOptional() @IsInstant() readonly decidedAt!: string | null;
  @IsInt() readonly version!: number;
}

/** A message as the customer reads it: reviewers have no name here. */
export class TicketMessageView {
  @IsIn(['you', 'team']) readonly from!: 'you' | 'team';
  @IsString() readonly text!: string;
  /** The fields of the ticket that it asks about. */
  @IsArray() @IsString({ each: true }) readonly fields!: readonly string[];
  @IsInstant() readonly at!: string;
}

/** One ticket with its messages and evidence. */
export class TicketView extends ReassessmentView {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TicketMessageView)
  readonly messages!: readonly TicketMessageView[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CaseEvidenceView)
  readonly evidence!: readonly CaseEvidenceView[];
}
