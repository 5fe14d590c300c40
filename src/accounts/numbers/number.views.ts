import { IsBoolean, IsIn, IsString } from 'class-validator';
import { IsInstant } from '../../http/instant.validator.js';
import { IsSid } from '../../http/validators.js';
import { toSid } from '../../kernel/ids.js';
import type { PhoneNumber } from './phone-number.entity.js';
import { TRAFFIC_STATES, type TrafficState } from './traffic-state.js';

export class NumberView {
  @IsSid('number') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsString() readonly phoneNumber!: string;
  @IsBoolean() readonly tollFree!: boolean;
  @IsIn(TRAFFIC_STATES) readonly trafficState!: TrafficState;
  @IsInstant() readonly addedAt!: string;
}

export function presentNumber(number: PhoneNumber): NumberView {
  return {
    sid: toSid('number', number.id),
    account: toSid('account', number.accountId),
    phoneNumber: number.phoneE164,
    tollFree: number.tollFree,
    trafficState: number.trafficState,
    addedAt: number.addedAt.toISOString(),
  };
}
