import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsSid } from '../http/validators.js';
import { ACCOUNT_STATUSES, BANDS, type AccountStatus, type Band } from '../kernel/words.js';
import { ASSESSMENT_TRIGGERS, type AssessmentTrigger } from './assessment.entity.js';
import { OUTCOMES, type Outcome } from './scoring.js';
import { LINK_KINDS, SIGNAL_NAMES, type LinkKind, type SignalName } from './signals/signal.js';
import type { SignupFacts } from './signals/signup-facts.js';

/** Another account that shares something, as it stood when the assessment was made. */
export class AccountLinkView {
  @IsIn(LINK_KINDS) readonly kind!: LinkKind;
  @IsSid('account') readonly account!: string;
  @IsIn(ACCOUNT_STATUSES) readonly status!: AccountStatus;
  @IsString() readonly companyName!: string;
}

/** One thing that was seen, what it was worth, and why it counts. */
export class SignalView {
  @IsIn(SIGNAL_NAMES) readonly name!: SignalName;
  @IsString() readonly title!: string;
  /** What was seen: a text, a number or yes. */
  @IsOptional() readonly value!: string | number | boolean | null;
  @IsInt() readonly points!: number;
  @IsString() readonly why!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AccountLinkView) readonly links!: AccountLinkView[];
}

export class FailedSourceView {
  @IsString() readonly name!: string;
  @IsString() readonly error!: string;
}

/** What the platform learns of an assessment at signup: how it came out, not why. */
export class AssessmentSummaryView {
  @IsSid('assessment') readonly sid!: string;
  @IsInt() readonly score!: number;
  @IsIn(BANDS) readonly band!: Band;
  @IsIn(OUTCOMES) readonly outcome!: Outcome;
}

/** An assessment as the staff see it; customers never do (P32). */
export class AssessmentView extends AssessmentSummaryView {
  @IsSid('account') readonly account!: string;
  @IsIn(ASSESSMENT_TRIGGERS) readonly trigger!: AssessmentTrigger;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SignalView) readonly signals!: SignalView[];
  /** What could not be looked at. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FailedSourceView)
  readonly failedSources!: FailedSourceView[];
  @IsInt() readonly scorecardVersion!: number;
  /** What was told about the applicant. */
  @IsObject() readonly facts!: SignupFacts;
  @IsInstant() readonly createdAt!: string;
}
