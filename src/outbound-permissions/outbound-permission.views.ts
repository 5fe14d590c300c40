import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ConditionsDto } from '../cases/cases.dto.js';
import type { Conditions } from '../cases/decision.entity.js';
import { IsInstant } from '../http/instant.validator.js';
import { IsCurrency, IsSid } from '../http/validators.js';
import { DEPOSIT_STATUSES, type DepositStatus } from './deposits/deposits.states.js';
import { ApplicationDto } from './outbound-permissions.dto.js';
import {
  OUTBOUND_PERMISSION_STATUSES,
  type OutboundPermissionStatus,
} from './outbound-permissions.states.js';

export class PurposeStepView {
  @IsBoolean() readonly done!: boolean;
}

export class PhoneCodeStepView {
  @IsBoolean() readonly done!: boolean;
  /** When the newest code was sent, and until when it can be entered. */
  @IsOptional() @IsInstant() readonly sentAt!: string | null;
  @IsOptional() @IsInstant() readonly expiresAt!: string | null;
}

export class DepositStepView {
  @IsBoolean() readonly done!: boolean;
  @IsOptional() @IsSid('deposit') readonly sid!: string | null;
  @IsOptional() @IsIn(DEPOSIT_STATUSES) readonly status!: DepositStatus | null;
  /** Minor units. */
  @IsOptional() @IsInt() readonly amount!: number | null;
  @IsOptional() @IsCurrency() readonly currency!: string | null;
  @IsOptional() @IsString() readonly payUrl!: string | null;
}

export class StepsView {
  @ValidateNested() @Type(() => PurposeStepView) readonly purpose!: PurposeStepView;
  @ValidateNested() @Type(() => PhoneCodeStepView) readonly phoneCode!: PhoneCodeStepView;
  @ValidateNested() @Type(() => DepositStepView) readonly deposit!: DepositStepView;
}

/** What is next, and whose turn it is. */
export const NEXT_STEPS = ['purpose', 'phoneCode', 'deposit', 'answer', 'wait'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export class NextStepView {
  @IsIn(NEXT_STEPS) readonly step!: NextStep;
  @IsString() readonly text!: string;
}

/** A reason of a rejection as far as it may be told, with what would change our mind. */
export class ToldReasonView {
  @IsOptional() @IsString() readonly code!: string | null;
  @IsString() readonly text!: string;
  @IsOptional() @IsString() readonly advice!: string | null;
}

/** A request as its customer may see it: never a note, a score or a reason that is withheld. */
export class OutboundPermissionView {
  @IsSid('outboundPermission') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsIn(OUTBOUND_PERMISSION_STATUSES) readonly status!: OutboundPermissionStatus;
  @IsOptional() @IsString() readonly purpose!: string | null;
  @IsOptional() @IsString() readonly phone!: string | null;
  @IsOptional() @ValidateNested() @Type(() => ApplicationDto) readonly application!: ApplicationDto | null;
  @ValidateNested() @Type(() => StepsView) readonly steps!: StepsView;
  /** Null when nothing is to come any more. */
  @IsOptional() @ValidateNested() @Type(() => NextStepView) readonly next!: NextStepView | null;
  /** What the grant is bound to; null when it is unconditional or there is none. */
  @IsOptional() @ValidateNested() @Type(() => ConditionsDto) readonly conditions!: Conditions | null;
  /** Of a rejection; empty otherwise. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ToldReasonView)
  readonly reasons!: readonly ToldReasonView[];
  @IsInstant() readonly openedAt!: string;
  @IsOptional() @IsInstant() readonly completedAt!: string | null;
  @IsOptional() @IsInstant() readonly grantedAt!: string | null;
  @IsOptional() @IsInstant() readonly endedAt!: string | null;
  @IsOptional() @IsString() readonly endReason!: string | null;
  /** By when we answer, while we look at it: aimed at, and promised. */
  @IsOptional() @IsInstant() readonly aimBy!: string | null;
  @IsOptional() @IsInstant() readonly dueBy!: string | null;
  @IsInt() readonly version!: number;
}

/** A message as the customer reads it: reviewers have no name here. */
export class RequestMessageView {
  @IsIn(['you', 'team']) readonly from!: 'you' | 'team';
  @IsString() readonly text!: string;
  /** What it asks about. */
  @IsArray() @IsString({ each: true }) readonly fields!: readonly string[];
  @IsInstant() readonly at!: string;
}

/** One request with its messages. */
export class RequestView extends OutboundPermissionView {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RequestMessageView)
  readonly messages!: readonly RequestMessageView[];
}
