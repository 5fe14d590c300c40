import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsCountry, IsSid } from '../http/validators.js';
import {
  BANDS,
  CASE_TYPES,
  DISCLOSURES,
  type Band,
  type CaseType,
  type Disclosure,
} from '../kernel/words.js';
import { LANES, type Lane } from './case.entity.js';
import { CASE_STATUSES, type CaseStatus } from './cases.states.js';
import { OUTCOMES, type Outcome } from './decision.entity.js';

/** Who holds a case. */
export class AssigneeView {
  @IsSid('staff') readonly sid!: string;
  @IsString() readonly name!: string;
}

/** A case as staff see it in a list. */
export class CaseView {
  @IsSid('case') readonly sid!: string;
  @IsIn(CASE_TYPES) readonly type!: CaseType;
  @IsIn(CASE_STATUSES) readonly status!: CaseStatus;
  @IsString() readonly queue!: string;
  @IsIn(LANES) readonly lane!: Lane;
  /** From 0, in the order in which cases of its type are handed out; null unless it waits in the queue. */
  @IsOptional() @IsInt() readonly position!: number | null;
  @IsInt() readonly priority!: number;
  @IsInt() readonly round!: number;
  @IsOptional() @IsString() readonly headline!: string | null;
  /** The sid of what is reviewed; of an account review, the account's. */
  @IsString() readonly subject!: string;
  @IsSid('account') readonly account!: string;
  @IsString() readonly companyName!: string;
  @IsCountry() readonly country!: string;
  @IsIn(BANDS) readonly band!: Band;
  @IsInt() readonly score!: number;
  @IsInstant() readonly aimBy!: string;
  @IsInstant() readonly dueBy!: string;
  /** Since when it waits for the customer. */
  @IsOptional() @IsInstant() readonly clockPausedAt!: string | null;
  @IsOptional() @ValidateNested() @Type(() => AssigneeView) readonly assignee!: AssigneeView | null;
  @IsOptional() @IsInstant() readonly claimExpiresAt!: string | null;
  @IsOptional() @IsInstant() readonly snoozedUntil!: string | null;
  @IsOptional() @IsInstant() readonly escalatedAt!: string | null;
  @IsOptional() @IsSid('decision') readonly pendingDecision!: string | null;
  @IsOptional() @IsSid('case') readonly previousCase!: string | null;
  @IsInstant() readonly openedAt!: string;
  @IsOptional() @IsInstant() readonly closedAt!: string | null;
  @IsInt() readonly version!: number;
}

/** A code as an offer names it. */
export class OfferedCodeView {
  @IsString() readonly code!: string;
  @IsString() readonly label!: string;
  @IsString() readonly guidance!: string;
  @IsIn(DISCLOSURES) readonly disclosure!: Disclosure;
}

/** What could be decided now. */
export class OfferView {
  @IsIn(OUTCOMES) readonly outcome!: Outcome;
  @IsString() readonly label!: string;
  /** At least one must be chosen, unless there is none. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => OfferedCodeView) readonly codes!: OfferedCodeView[];
  /** Whether it ends the case, or opens a discussion with the customer. */
  @IsBoolean() readonly concludes!: boolean;
  @IsIn(['required', 'optional']) readonly note!: 'required' | 'optional';
  @IsIn(['none', 'optional', 'required']) readonly publicMessage!: 'none' | 'optional' | 'required';
  @IsBoolean() readonly conditions!: boolean;
  @IsBoolean() readonly override!: boolean;
  /** Word for word what the customer will read. */
  @IsString() readonly customerReads!: string;
}

/** One case, with what this person could decide now. */
export class CaseWithOffersView extends CaseView {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OfferView) readonly offers!: OfferView[];
}

export class TimelineActorView {
  @IsString() readonly kind!: string;
  @IsString() readonly name!: string;
}

/** One event of a case or of its account. */
export class TimelineEntryView {
  @IsInstant() readonly at!: string;
  @IsString() readonly action!: string;
  @ValidateNested() @Type(() => TimelineActorView) readonly actor!: TimelineActorView;
  @IsIn(['case', 'account']) readonly of!: 'case' | 'account';
  @IsObject() readonly detail!: Readonly<Record<string, unknown>>;
}

/** The newest 500 events, the oldest of them first. */
export class TimelineView {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TimelineEntryView)
  readonly items!: readonly TimelineEntryView[];
}

/** The sid of a note or a message that was written. */
export class WrittenView {
  @IsString() readonly sid!: string;
}
