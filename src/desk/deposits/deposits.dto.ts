import { IsIn } from 'class-validator';
import { IsOneLine, IsPlainText, IsSid, MayBeLeftOut } from '../../http/validators.js';
import { DEPOSIT_STATUSES, type DepositStatus } from '../../outbound-permissions/deposits/deposits.states.js';
import {
  SETTLEMENTS,
  type Settlement,
} from '../../outbound-permissions/deposits/news/gateway-event.entity.js';

/** What the address of the list of deposits may ask for. */
export class DepositsQuery {
  @MayBeLeftOut() @IsIn(DEPOSIT_STATUSES) readonly status?: DepositStatus;
  @MayBeLeftOut() @IsSid('account') readonly account?: string;
  @MayBeLeftOut() @IsOneLine(1, 500) readonly cursor?: string;
}

export class ParkedQuery {
  @MayBeLeftOut() @IsOneLine(1, 500) readonly cursor?: string;
}

/** How parked news is settled, and why. */
export class SettleForm {
  @IsIn(SETTLEMENTS, { message: 'Choose what to do.' }) readonly how!: Settlement;
  @IsPlainText(1, 1000) readonly note!: string;
}

/** Why a deposit is given back. */
export class RefundForm {
  @IsPlainText(1, 1000) readonly reason!: string;
}
