import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { IsSid } from '../../http/validators.js';
import { SERVICES, type Service } from '../../kernel/words.js';
import { PERMISSION_CODES, type PermissionCode } from '../permission-codes.js';

export const E164 = /^\+[1-9]\d{1,14}$/;
const A_NUMBER = { message: 'Give a number as + and 2 to 15 digits (E.164), such as +4915112345678.' };

export class CheckPermissionDto {
  @IsSid('account')
  readonly account!: string;

  @IsIn(SERVICES, { message: `A service is one of ${SERVICES.join(', ')}.` })
  readonly service!: Service;

  @Matches(E164, A_NUMBER)
  readonly to!: string;

  @IsOptional()
  @Matches(E164, A_NUMBER)
  readonly from?: string | null;

  /** Whether users write the content freely; left out, it is taken that they do. */
  @IsOptional()
  @IsBoolean()
  readonly freeForm?: boolean | null;

  /** Whether there is proof that the recipient agreed; left out, it is taken that there is none. */
  @IsOptional()
  @IsBoolean()
  readonly optIn?: boolean | null;
}

export class PermissionReasonView {
  @IsIn(PERMISSION_CODES) readonly code!: PermissionCode;
  @IsString() readonly message!: string;
}

export class PermissionAnswerView {
  @IsBoolean() readonly allowed!: boolean;
  @ValidateNested({ each: true })
  @Type(() => PermissionReasonView)
  readonly reasons!: readonly PermissionReasonView[];
  /** True when the database could not be asked and a setting decided. */
  @IsOptional() @IsBoolean() readonly degraded?: boolean;
}
