import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../../http/instant.validator.js';
import { IsSid } from '../../http/validators.js';
import type { ActorKind } from '../../kernel/actor.js';

/** Who did it, by the name he had then. */
export class AuditActorView {
  @IsIn(['staff', 'customer', 'platform', 'system']) readonly kind!: ActorKind;
  @IsOptional() @IsString() readonly sid!: string | null;
  @IsString() readonly name!: string;
}

/** What it was done to. */
export class AuditSubjectView {
  @IsString() readonly kind!: string;
  @IsOptional() @IsString() readonly sid!: string | null;
}

/** One event of the audit trail. */
export class AuditEventView {
  @IsInt() readonly id!: number;
  @IsInstant() readonly at!: string;
  @ValidateNested() @Type(() => AuditActorView) readonly actor!: AuditActorView;
  @IsString() readonly action!: string;
  /** The action in words. */
  @IsString() readonly text!: string;
  @ValidateNested() @Type(() => AuditSubjectView) readonly subject!: AuditSubjectView;
  @IsOptional() @IsSid('account') readonly account!: string | null;
  @IsOptional() @IsString() readonly companyName!: string | null;
  @IsOptional() @IsSid('case') readonly case!: string | null;
  @IsOptional() @IsString() readonly ip!: string | null;
  @IsObject() readonly detail!: Readonly<Record<string, unknown>>;
  /** SHA-256 of the event's content, as the chain holds it. */
  @IsString() readonly hash!: string;
}

export class FirstBadView {
  @IsString() readonly what!: string;
  @IsOptional() @IsInt() readonly eventId!: number | null;
  @IsOptional() @IsInt() readonly seal!: number | null;
  @IsString() readonly text!: string;
}

/** What a walk along the whole trail found. */
export class VerificationView {
  @IsBoolean() readonly ok!: boolean;
  @IsInt() readonly count!: number;
  @IsOptional() @IsString() readonly head?: string | null;
  @IsOptional() @IsInt() readonly seals?: number;
  @IsOptional() @IsInt() readonly unsealed?: number;
  @IsOptional() @ValidateNested() @Type(() => FirstBadView) readonly firstBad?: FirstBadView;
}
