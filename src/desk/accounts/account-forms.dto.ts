import { Type } from 'class-transformer';
import { ArrayUnique, IsIn, Matches } from 'class-validator';
import { FACT_KIND_NAMES, type FactKind } from '../../accounts/account-facts.js';
import { HOLD_CODE_NAMES, type HoldCode } from '../../holds/hold.codes.js';
import { ManyValues } from '../../http/form.js';
import { IsPlainText, IsVersion, MayBeLeftOut } from '../../http/validators.js';
import { SERVICES, type Service } from '../../kernel/words.js';

const DAY_TEXT = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class PlaceHoldForm {
  @IsIn(HOLD_CODE_NAMES, { message: 'Choose why.' }) readonly code!: HoldCode;

  /** None chosen: a hold of everything. */
  @MayBeLeftOut()
  @ManyValues()
  @ArrayUnique()
  @IsIn(SERVICES, { each: true })
  readonly services?: Service[];

  /** The last day of the hold, in UTC. */
  @MayBeLeftOut() @Matches(DAY_TEXT, { message: 'Give a day, such as 2026-12-24.' }) readonly until?: string;

  @IsPlainText(1, 5000) readonly note!: string;
}

export class ReleaseHoldForm {
  @Type(() => Number) @IsVersion() readonly version!: number;
  @IsPlainText(1, 5000) readonly releaseNote!: string;
}

export class RecordFactForm {
  @IsIn(FACT_KIND_NAMES, { message: 'Choose what was found.' }) readonly kind!: FactKind;
  @IsPlainText(1, 5000) readonly finding!: string;
}

export class ClearFactForm {
  @IsPlainText(1, 5000) readonly clearNote!: string;
}

export class CloseAccountForm {
  @IsPlainText(1, 2000) readonly reason!: string;
}
