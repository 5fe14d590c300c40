import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEmailAddress } from '../http/validators.js';

/** Never trimmed or otherwise changed; what is longer than this cannot be a password here. */
const LONGEST_TYPED_PASSWORD = 1000;

export class SignInForm {
  @IsString({ message: 'Type your e-mail address.' })
  @MaxLength(254)
  readonly email!: string;

  @IsString({ message: 'Type your password.' })
  @MaxLength(LONGEST_TYPED_PASSWORD)
  readonly password!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly next?: string;
}

export class NewPasswordForm {
  @IsOptional()
  @IsString()
  @MaxLength(254)
  readonly email?: string;

  @IsString({ message: 'Choose a password.' })
  @MaxLength(LONGEST_TYPED_PASSWORD)
  readonly password!: string;
}

export class ForgotPasswordForm {
  @IsEmailAddress()
  readonly email!: string;
}
