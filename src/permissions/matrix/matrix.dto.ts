import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { SERVICES, type Service } from '../../kernel/words.js';
import { PermissionReasonView } from '../check/check.dto.js';

/** One service: what stands against it at all, and where it may go. */
export class ServicePermissionView {
  @IsIn(SERVICES) readonly service!: Service;
  /** Whether anything may be sent with it at all. */
  @IsBoolean() readonly allowed!: boolean;
  @ValidateNested({ each: true })
  @Type(() => PermissionReasonView)
  readonly reasons!: readonly PermissionReasonView[];
  /** Countries (ISO 3166) to which it may go. Null: to all but `exceptCountries`. */
  @IsOptional() @IsArray() @IsString({ each: true }) readonly onlyCountries!: readonly string[] | null;
  @IsArray() @IsString({ each: true }) readonly exceptCountries!: readonly string[];
}

/** A number to send from. */
export class NumberPermissionView {
  @IsString() readonly sid!: string;
  @IsString() readonly phoneNumber!: string;
  /** False: a toll-free number that is not verified; messages from it are refused with 30032. */
  @IsBoolean() readonly sms!: boolean;
}

/** All that an account may do, to be kept by whoever asks until its ETag changes. */
export class PermissionMatrixView {
  @IsString() readonly account!: string;
  @ValidateNested({ each: true })
  @Type(() => ServicePermissionView)
  readonly services!: readonly ServicePermissionView[];
  /** What was agreed with the outbound permission; null: nothing, or it needs none. */
  @IsOptional() @IsObject() readonly conditions!: object | null;
  @ValidateNested({ each: true })
  @Type(() => NumberPermissionView)
  readonly numbers!: readonly NumberPermissionView[];
  /** Whether there are more numbers than are listed; `GET /api/accounts/{AC}/numbers` pages through all. */
  @IsBoolean() readonly moreNumbers!: boolean;
}
