import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Min, ValidateNested } from 'class-validator';
import { IsInstant } from '../../http/instant.validator.js';
import type { Schema } from '../../http/openapi/rule-schemas.js';
import { PageQuery } from '../../http/page-query.dto.js';
import { IsSid, MayBeLeftOut } from '../../http/validators.js';
import { MOST } from './line-fields.js';
import { COUNTS, LINE_CODES, USAGE_SERVICES, type LineCode, type UsageService } from './usage-line.js';

const COUNT: Schema = { type: 'integer', minimum: 0, maximum: MOST };

/** One line of what the platform reports, for the API's description; `read-line.ts` checks it. */
export const USAGE_LINE: Schema = {
  type: 'object',
  description:
    'One line; the body is any number of them, a JSON object a line. The last line of the same account, hour, service and country counts.',
  additionalProperties: false,
  required: ['account', 'hour', 'service', 'country', 'units'],
  properties: {
    account: { type: 'string', pattern: '^AC[0-9a-f]{32}$' },
    hour: { type: 'string', format: 'date-time', description: 'Where the hour begins, in UTC.' },
    service: { type: 'string', enum: [...USAGE_SERVICES] },
    country: { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166, or XS for global networks.' },
    units: {
      type: 'number',
      minimum: 0,
      maximum: MOST,
      description: 'Whole messages or numbers, minutes to a thousandth.',
    },
    ...Object.fromEntries(COUNTS.map((count) => [count, COUNT])),
    cost: {
      type: ['string', 'number'],
      description: 'Decimal US dollars of at least 0: a statistic, not money.',
    },
  },
};

export class RejectedLineView {
  @IsInt() @Min(1) readonly line!: number;
  @IsIn(LINE_CODES) readonly code!: LineCode;
  @IsOptional() @IsString() readonly field!: string | null;
}

/** What became of the lines. */
export class UsageTakenInView {
  @IsInt() @Min(0) readonly accepted!: number;
  /** The first thousand, in order. */
  @ValidateNested({ each: true })
  @Type(() => RejectedLineView)
  readonly rejected!: readonly RejectedLineView[];
  /** How many were rejected besides. */
  @IsInt() @Min(0) readonly moreRejected!: number;
}

/** Of an account's usage: the hours that begin at `from` or later and before `to`. */
export class UsageQuery extends PageQuery {
  @MayBeLeftOut()
  @IsInstant()
  readonly from?: string;

  @MayBeLeftOut()
  @IsInstant()
  readonly to?: string;
}

/** A line as it stands; null is what was not reported. */
export class UsageHourView {
  @IsSid('account') readonly account!: string;
  @IsInstant() readonly hour!: string;
  @IsIn(USAGE_SERVICES) readonly service!: UsageService;
  @Matches(/^[A-Z]{2}$/) readonly country!: string;
  @IsNumber() readonly units!: number;
  @IsOptional() @IsInt() readonly attempts!: number | null;
  @IsOptional() @IsInt() readonly uniqueDestinations!: number | null;
  @IsOptional() @IsInt() readonly failed!: number | null;
  @IsOptional() @IsInt() readonly inbound!: number | null;
  @IsOptional() @IsInt() readonly otpSent!: number | null;
  @IsOptional() @IsInt() readonly otpVerified!: number | null;
  @IsOptional() @IsInt() readonly optOuts!: number | null;
  @IsOptional() @IsInt() readonly complaints!: number | null;
  @IsOptional() @IsString() readonly cost!: string | null;
  @IsOptional() @IsInt() readonly numbersOwned!: number | null;
  /** When this line came in. */
  @IsInstant() readonly recordedAt!: string;
}
