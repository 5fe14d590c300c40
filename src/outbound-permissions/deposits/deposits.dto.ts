import { IsInt, IsString } from 'class-validator';
import { IsPlainText, MayBeLeftOut } from '../../http/validators.js';

export class AskForDepositDto {
  /** Minor units: 10.00 USD is 1000. How much it may be is for the rules. */
  @IsInt({ message: 'Give the amount as a whole number of minor units: 10.00 USD is 1000.' })
  readonly amount!: number;

  @IsString({ message: 'Give a currency as three capital letters (ISO 4217), such as USD.' })
  readonly currency!: string;
}

export class RefundDepositDto {
  /** Why; for the staff only. */
  @MayBeLeftOut()
  @IsPlainText(1, 1000)
  readonly reason?: string;

  /** The same under another name. */
  @MayBeLeftOut()
  @IsPlainText(1, 1000)
  readonly note?: string;
}
