import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsCountry, IsSid } from '../http/validators.js';
import {
  ACCOUNT_MODES,
  ACCOUNT_STATUSES,
  BANDS,
  PLANS,
  SERVICES,
  type AccountMode,
  type AccountStatus,
  type Band,
  type Plan,
  type Service,
} from '../kernel/words.js';

export class CompanyView {
  @IsString() readonly name!: string;
  @IsCountry() readonly country!: string;
  @IsOptional() @IsString() readonly website!: string | null;
  @IsOptional() @IsString() readonly registrationNumber!: string | null;
}

/**
 * An account as its owner and the platform see it. P32: nothing here tells why an account stands as it does, and the keys are
 * the same, in the same order, whatever its state.
 */
export class AccountView {
  @IsSid('account') readonly sid!: string;
  @IsOptional() @IsString() readonly externalId!: string | null;
  @IsOptional() @IsString() readonly friendlyName!: string | null;
  @IsEmail() readonly email!: string;
  @ValidateNested() @Type(() => CompanyView) readonly company!: CompanyView;
  @IsOptional() @IsString() readonly phone!: string | null;
  @IsIn(PLANS) readonly plan!: Plan;
  @IsIn(ACCOUNT_MODES) readonly mode!: AccountMode;
  @IsIn(ACCOUNT_STATUSES) readonly status!: AccountStatus;
  @IsOptional() @IsString() readonly useCase!: string | null;
  @IsIn(SERVICES, { each: true }) readonly services!: readonly Service[];
  @IsOptional() @IsSid('account') readonly parentAccount!: string | null;
  @IsInstant() readonly createdAt!: string;
  @IsOptional() @IsInstant() readonly closedAt!: string | null;
  @IsInt() readonly version!: number;
}

/** A new account with its token, which is shown once. */
export class NewAccountView extends AccountView {
  @IsString() readonly authToken!: string;
}

export class PaymentView {
  @IsOptional() @IsString() readonly fingerprint!: string | null;
  @IsOptional() @IsString() readonly bin!: string | null;
  @IsOptional() @IsString() readonly country!: string | null;
}

/** What staff see besides: what the account was assessed by. */
export class StaffAccountView extends AccountView {
  @IsIn(BANDS) readonly band!: Band;
  @IsInt() readonly score!: number;
  @IsOptional() @IsString() readonly ip!: string | null;
  @IsOptional() @IsString() readonly ipCountry!: string | null;
  @IsOptional() @IsString() readonly userAgent!: string | null;
  @IsOptional() @IsString() readonly deviceId!: string | null;
  @ValidateNested() @Type(() => PaymentView) readonly payment!: PaymentView;
  @IsOptional() @IsString() readonly closeReason!: string | null;
}

/** A key as its owner sees it. */
export class ApiKeyView {
  @IsSid('apiKey') readonly sid!: string;
  @IsOptional() @IsString() readonly friendlyName!: string | null;
  @IsInstant() readonly createdAt!: string;
}

/** A new key with its secret, which is shown once. */
export class NewApiKeyView extends ApiKeyView {
  @IsString() readonly secret!: string;
}
