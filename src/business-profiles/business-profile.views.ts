import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsSid } from '../http/validators.js';
import {
  BUSINESS_IDENTITIES,
  PROFILE_TYPES,
  type BusinessIdentity,
  type ProfileType,
} from './business-profile.entity.js';
import { PROFILE_STATUSES, type ProfileStatus } from './business-profiles.states.js';

/** Something that a reviewer will miss: advice, it blocks nothing. */
export class MissingView {
  @IsString() readonly field!: string;
  @IsString() readonly sentence!: string;
}

/** A reason of a rejection as far as it may be told. */
export class ProfileReasonView {
  @IsOptional() @IsString() readonly code!: string | null;
  @IsString() readonly text!: string;
}

/** A business profile as its owner sees it. */
export class BusinessProfileView {
  @IsSid('businessProfile') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsIn(PROFILE_TYPES) readonly type!: ProfileType;
  @IsIn(PROFILE_STATUSES) readonly status!: ProfileStatus;
  @IsString() readonly friendlyName!: string;
  @IsString() readonly email!: string;
  @IsOptional() @IsIn(BUSINESS_IDENTITIES) readonly businessIdentity!: BusinessIdentity | null;
  @IsOptional() @IsString() readonly businessName!: string | null;
  @IsOptional() @IsString() readonly businessType!: string | null;
  @IsOptional() @IsString() readonly businessRegistrationNumber!: string | null;
  @IsOptional() @IsString() readonly businessRegistrationAuthority!: string | null;
  @IsOptional() @IsString() readonly businessRegistrationCountry!: string | null;
  @IsOptional() @IsString() readonly industry!: string | null;
  @IsOptional() @IsString() readonly website!: string | null;
  @IsOptional() @IsString() readonly streetAddress!: string | null;
  @IsOptional() @IsString() readonly streetAddress2!: string | null;
  @IsOptional() @IsString() readonly city!: string | null;
  @IsOptional() @IsString() readonly region!: string | null;
  @IsOptional() @IsString() readonly postalCode!: string | null;
  @IsOptional() @IsString() readonly country!: string | null;
  @IsOptional() @IsString() readonly contactFirstName!: string | null;
  @IsOptional() @IsString() readonly contactLastName!: string | null;
  @IsOptional() @IsString() readonly contactEmail!: string | null;
  @IsOptional() @IsString() readonly contactPhone!: string | null;
  /** `verification`: it appeared with a toll-free submission (W17). */
  @IsIn(['customer', 'platform', 'verification']) readonly madeBy!: 'customer' | 'platform' | 'verification';
  /** What is missing. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MissingView)
  readonly evaluation!: readonly MissingView[];
  /** Of a rejection; empty otherwise. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProfileReasonView)
  readonly reasons!: readonly ProfileReasonView[];
  /** Whether our team waits for an answer. */
  @IsBoolean() readonly needsAnswer!: boolean;
  @IsOptional() @IsInstant() readonly submittedAt!: string | null;
  @IsOptional() @IsInstant() readonly decidedAt!: string | null;
  @IsInstant() readonly createdAt!: string;
  @IsInstant() readonly updatedAt!: string;
  @IsInt() readonly version!: number;
}

/** A message as the customer reads it: reviewers have no name here. */
export class ProfileMessageView {
  @IsIn(['you', 'team']) readonly from!: 'you' | 'team';
  @IsString() readonly text!: string;
  /** What it asks about. */
  @IsArray() @IsString({ each: true }) readonly fields!: readonly string[];
  @IsInstant() readonly at!: string;
}

/** One profile with the messages of its review. */
export class ProfileView extends BusinessProfileView {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProfileMessageView)
  readonly messages!: readonly ProfileMessageView[];
}
