import { IsString, Matches } from 'class-validator';
import { IsSid } from '../../http/validators.js';

export class AddNumberDto {
  /** E.164: `+` and the digits. */
  @IsString({ message: 'Give the number as text.' })
  @Matches(/^\+[1-9]\d{1,14}$/, {
    message: 'Give the number as + and 2 to 15 digits (E.164), such as +18005550100.',
  })
  readonly phoneNumber!: string;
}

export class TransferNumberDto {
  @IsSid('account')
  readonly toAccount!: string;
}
