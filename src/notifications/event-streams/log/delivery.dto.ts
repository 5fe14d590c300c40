import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { IsInstant } from '../../../http/instant.validator.js';
import { PageQuery } from '../../../http/page-query.dto.js';
import { IsSid } from '../../../http/validators.js';
import { DELIVERY_STATES, type DeliveryState } from '../delivery/deliveries.sql.js';

export class DeliveryQuery extends PageQuery {
  @IsOptional()
  @IsIn(DELIVERY_STATES, { message: `A state is one of ${DELIVERY_STATES.join(', ')}.` })
  readonly state?: DeliveryState;
}

/** The delivery of one event to one sink, as admins see it. */
export class DeliveryView {
  @IsSid('eventDelivery') readonly sid!: string;
  @IsSid('event') readonly event!: string;
  @IsString() readonly type!: string;
  @IsSid('account') readonly account!: string;
  @IsSid('sink') readonly sink!: string;
  /** Where the sink leads, without name and password. */
  @IsString() readonly destination!: string;
  @IsIn(DELIVERY_STATES) readonly state!: DeliveryState;
  @IsInt() readonly attempts!: number;
  /** The status of the last answer; null when there was none. */
  @IsOptional() @IsInt() readonly lastStatus!: number | null;
  @IsOptional() @IsString() readonly lastError!: string | null;
  /** The CloudEvent as it is sent. */
  @IsString() readonly body!: string;
  @IsInstant() readonly createdAt!: string;
  /** When it is tried next; null when it is not. */
  @IsOptional() @IsInstant() readonly nextTryAt!: string | null;
  @IsOptional() @IsInstant() readonly settledAt!: string | null;
}
