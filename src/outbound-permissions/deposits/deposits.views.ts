import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { IsInstant } from '../../http/instant.validator.js';
import { IsCurrency, IsSid } from '../../http/validators.js';
import { DEPOSIT_STATUSES, type DepositStatus } from './deposits.states.js';

/** A deposit as its customer sees it. */
export class DepositView {
  @IsSid('deposit') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsSid('outboundPermission') readonly outboundPermission!: string;
  @IsIn(DEPOSIT_STATUSES) readonly status!: DepositStatus;
  /** Minor units. */
  @IsInt() readonly amount!: number;
  @IsCurrency() readonly currency!: string;
  /** Where it is paid; null when there is nothing to pay. */
  @IsOptional() @IsString() readonly payUrl!: string | null;
  @IsInstant() readonly createdAt!: string;
  @IsOptional() @IsInstant() readonly heldAt!: string | null;
  @IsOptional() @IsInstant() readonly refundRequestedAt!: string | null;
  @IsOptional() @IsInstant() readonly endedAt!: string | null;
  @IsInt() readonly version!: number;
}

/** What staff see besides. */
export class StaffDepositView extends DepositView {
  @IsString() readonly gateway!: string;
  @IsOptional() @IsString() readonly reference!: string | null;
  @IsOptional() @IsString() readonly refundReason!: string | null;
  @IsInt() readonly refundAttempts!: number;
  @IsOptional() @IsString() readonly refundError!: string | null;
}

/** The answer to a gateway: nothing that it could learn from. */
export class WebhookTakenView {
  @IsIn([true]) readonly received!: true;
}
