import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { PageQuery } from '../http/page-query.dto.js';
import { IsOneLine, IsPlainText, IsSid, IsVersion } from '../http/validators.js';
import { SERVICES, type Service } from '../kernel/words.js';
import { HOLD_CODE_NAMES, type HoldCode } from './hold.codes.js';
import { HOLD_KINDS, HOLD_SOURCES, type HoldKind, type HoldSource } from './hold.entity.js';

const A_CODE = { message: `A code is one of ${HOLD_CODE_NAMES.join(', ')}.` };

export class ListHoldsQuery extends PageQuery {
  @IsOptional()
  @IsSid('account')
  readonly account?: string;

  @IsOptional()
  @IsIn(HOLD_CODE_NAMES, A_CODE)
  readonly code?: HoldCode;

  @IsOptional()
  @IsIn(HOLD_SOURCES)
  readonly source?: HoldSource;

  @IsOptional()
  @IsIn(HOLD_KINDS)
  readonly kind?: HoldKind;

  @IsOptional()
  @IsIn(['true', 'false'], { message: 'Give true or false.' })
  readonly open?: 'true' | 'false';

  /** The beginning of the company's name or of the account's e-mail address. */
  @IsOptional()
  @IsOneLine(1, 200)
  readonly q?: string;
}

export class PlaceHoldDto {
  @IsSid('account')
  readonly account!: string;

  @IsIn(HOLD_CODE_NAMES, A_CODE)
  readonly code!: HoldCode;

  /** Why; for the staff only. */
  @IsPlainText(1, 5000)
  readonly note!: string;

  /** Only these are restricted; left out, everything is on hold. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Name at least one service, or leave the list out for everything.' })
  @ArrayUnique()
  @IsIn(SERVICES, { each: true, message: `A service is one of ${SERVICES.join(', ')}.` })
  readonly services?: Service[] | null;

  /** When it ends by itself; left out, it stands until released. */
  @IsOptional()
  @IsInstant()
  readonly until?: string | null;
}

export class ReleaseHoldDto {
  /** Why; for the staff only. */
  @IsPlainText(1, 5000)
  readonly note!: string;

  @IsOptional()
  @IsVersion()
  readonly version?: number;
}
