import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsIP,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  IsCountry,
  IsEmailAddress,
  IsOneLine,
  IsPlainText,
  IsSid,
  MayBeLeftOut,
} from '../http/validators.js';
import { PLANS, SERVICES, type Plan, type Service } from '../kernel/words.js';

/** The company as it describes itself. */
export class SignupCompanyDto {
  @IsOneLine(1, 200)
  readonly name!: string;

  @IsCountry()
  readonly country!: string;

  /** Whatever was typed: an address that leads nowhere is a signal, not an error. */
  @MayBeLeftOut()
  @IsOneLine(0, 500)
  readonly website?: string;

  @MayBeLeftOut()
  @IsOneLine(1, 100)
  readonly registrationNumber?: string;
}

/** The card that was put on file. */
export class SignupPaymentDto {
  @MayBeLeftOut()
  @IsOneLine(1, 200)
  readonly fingerprint?: string;

  @MayBeLeftOut()
  @IsString({ message: 'Give the first digits of the card as text.' })
  @Matches(/^\d{6,8}$/, { message: 'Give the first 6 to 8 digits of the card.' })
  readonly bin?: string;

  /** The country that issued it. */
  @MayBeLeftOut()
  @IsCountry()
  readonly country?: string;

  /** P27: the payment provider's own flag. */
  @MayBeLeftOut()
  @IsBoolean()
  readonly flagged?: boolean;
}

/** A new customer, as the platform tells of it. */
export class SignupDto {
  @IsEmailAddress()
  readonly email!: string;

  @IsIn(PLANS, { message: `A plan is one of ${PLANS.join(', ')}.` })
  readonly plan!: Plan;

  @IsObject({ message: 'Give the company: its name and country.' })
  @ValidateNested()
  @Type(() => SignupCompanyDto)
  readonly company!: SignupCompanyDto;

  /** The platform's own id of the customer; no two accounts have the same. */
  @MayBeLeftOut()
  @IsOneLine(1, 200)
  readonly externalId?: string;

  /** As it was typed; without a country code it is read as one of the company's country. */
  @MayBeLeftOut()
  @IsString({ message: 'Give the phone number as text.' })
  @MaxLength(50, { message: 'Write at most 50 characters.' })
  readonly phone?: string;

  @MayBeLeftOut()
  @IsIP(undefined, { message: 'Give an IP address, such as 203.0.113.7.' })
  readonly ip?: string;

  @MayBeLeftOut()
  @IsCountry()
  readonly ipCountry?: string;

  @MayBeLeftOut()
  @IsOneLine(0, 1000)
  readonly userAgent?: string;

  @MayBeLeftOut()
  @IsOneLine(1, 200)
  readonly deviceId?: string;

  /** The account under which this one is opened. */
  @MayBeLeftOut()
  @IsSid('account')
  readonly parentAccount?: string;

  @MayBeLeftOut()
  @IsPlainText(0, 5000)
  readonly useCase?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(SERVICES.length)
  @ArrayUnique()
  @IsIn(SERVICES, { each: true, message: `A service is one of ${SERVICES.join(', ')}.` })
  readonly services?: Service[];

  @MayBeLeftOut()
  @IsObject({ message: 'Give what is known of the card.' })
  @ValidateNested()
  @Type(() => SignupPaymentDto)
  readonly payment?: SignupPaymentDto;
}
