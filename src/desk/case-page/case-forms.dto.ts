import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsString, MaxLength } from 'class-validator';
import { ManyValues } from '../../http/form.js';
import { IsPlainText, IsSid, IsVersion, MayBeLeftOut } from '../../http/validators.js';

const LONGEST = 5000;

/** Every form of the case page says from which state of the case it was drawn. */
export class CaseForm {
  @MayBeLeftOut() @Type(() => Number) @IsVersion() readonly version?: number;
}

export class AskForm extends CaseForm {
  @IsPlainText(1, LONGEST) readonly message!: string;

  @MayBeLeftOut()
  @ManyValues()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  readonly fields?: string[];
}

/** A note or a message. */
export class TextForm extends CaseForm {
  @IsPlainText(1, LONGEST) readonly text!: string;
}

export class HandOffForm extends CaseForm {
  @IsSid('staff') readonly to!: string;
  @MayBeLeftOut() @IsPlainText(1, LONGEST) readonly handOffNote?: string;
}

/** How long a case is put aside. */
export const SNOOZES = ['4h', '1d', '3d', '7d', '14d'] as const;
export type Snooze = (typeof SNOOZES)[number];

export class SnoozeForm extends CaseForm {
  @IsIn(SNOOZES) readonly until!: Snooze;
  @MayBeLeftOut() @IsPlainText(1, LONGEST) readonly snoozeNote?: string;
}

export class EscalateForm extends CaseForm {
  @IsPlainText(1, LONGEST) readonly escalateNote!: string;
}

/** Which waiting decision is meant; left out, it is the one that waits on the case. */
export class SettleForm {
  @IsSid('decision') readonly decision!: string;
}
