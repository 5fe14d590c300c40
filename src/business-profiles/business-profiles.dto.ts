import { IsIn, IsString, Matches } from 'class-validator';
import { PageQuery } from '../http/page-query.dto.js';
import {
  IsCountry,
  IsEmailAddress,
  IsOneLine,
  IsPlainText,
  IsSid,
  IsVersion,
  IsWebAddress,
  MayBeLeftOut,
} from '../http/validators.js';
import {
  BUSINESS_IDENTITIES,
  PROFILE_TYPES,
  type BusinessIdentity,
  type ProfileType,
} from './business-profile.entity.js';
import { PROFILE_STATUSES, type ProfileStatus } from './business-profiles.states.js';
import { BUSINESS_TYPES } from './business-profiles.words.js';

const oneOf = (words: readonly string[]) => ({ message: `Give one of: ${words.join(', ')}.` });

/** What a profile says of its business; all of it may come later. */
export class ProfileDetailsDto {
  /** W8: for whom the business sends. */
  @MayBeLeftOut()
  @IsIn(BUSINESS_IDENTITIES, oneOf(BUSINESS_IDENTITIES))
  readonly businessIdentity?: BusinessIdentity;

  @MayBeLeftOut() @IsOneLine(1, 500) readonly businessName?: string;
  @MayBeLeftOut() @IsIn(BUSINESS_TYPES, oneOf(BUSINESS_TYPES)) readonly businessType?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly businessRegistrationNumber?: string;
  /** The register, such as EIN. */
  @MayBeLeftOut() @IsOneLine(1, 100) readonly businessRegistrationAuthority?: string;
  @MayBeLeftOut() @IsCountry() readonly businessRegistrationCountry?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly industry?: string;
  @MayBeLeftOut() @IsWebAddress() readonly website?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly streetAddress?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly streetAddress2?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly city?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly region?: string;
  @MayBeLeftOut() @IsOneLine(1, 100) readonly postalCode?: string;
  @MayBeLeftOut() @IsCountry() readonly country?: string;
  @MayBeLeftOut() @IsOneLine(1, 500) readonly contactFirstName?: string;
  @MayBeLeftOut() @IsOneLine(1, 500) readonly contactLastName?: string;
  @MayBeLeftOut() @IsEmailAddress() readonly contactEmail?: string;

  /** E.164: `+` and the digits. */
  @MayBeLeftOut()
  @IsString({ message: 'Give the number as text.' })
  @Matches(/^\+[1-9]\d{1,14}$/, { message: 'Give the number as + and digits (E.164), such as +18005550100.' })
  readonly contactPhone?: string;
}

export class CreateProfileDto extends ProfileDetailsDto {
  @IsIn(PROFILE_TYPES, oneOf(PROFILE_TYPES)) readonly type!: ProfileType;
  @IsOneLine(1, 255) readonly friendlyName!: string;
  /** Where news of the profile go. */
  @IsEmailAddress() readonly email!: string;

  /** Whose profile it is: the platform must say so, a customer may name a subaccount. */
  @MayBeLeftOut() @IsSid('account') readonly account?: string;
}

/** Only what is named is changed. */
export class ChangeProfileDto extends ProfileDetailsDto {
  @MayBeLeftOut() @IsOneLine(1, 255) readonly friendlyName?: string;
  @MayBeLeftOut() @IsEmailAddress() readonly email?: string;
  @MayBeLeftOut() @IsVersion() readonly version?: number;
}

export class SubmitProfileDto {
  @MayBeLeftOut() @IsVersion() readonly version?: number;
}

export class ProfileMessageDto {
  @IsPlainText(1, 5000) readonly text!: string;
}

export class ListProfilesQuery extends PageQuery {
  @MayBeLeftOut() @IsSid('account') readonly account?: string;
  @MayBeLeftOut() @IsIn(PROFILE_TYPES, oneOf(PROFILE_TYPES)) readonly type?: ProfileType;
  @MayBeLeftOut() @IsIn(PROFILE_STATUSES, oneOf(PROFILE_STATUSES)) readonly status?: ProfileStatus;
}
