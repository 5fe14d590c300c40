import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { OUTCOMES, type Outcome } from '../../cases/decision.entity.js';
import { ManyValues } from '../../http/form.js';
import { IsCountry, IsPlainText, IsVersion, MayBeLeftOut } from '../../http/validators.js';
import { SERVICES, type Service } from '../../kernel/words.js';
import { ASK } from './present-offers.js';

const LONGEST = 5000;
const MOST_UNITS = 1_000_000_000;
const WHOLE = { message: 'Enter a whole number in figures, such as 1,000.' };

/**
 * The decide pane, as `fieldsOfOutcome` reads it. Asking for information is chosen in the same pane, so its fields come along;
 * the conditions and the words for the customer are those of the chosen outcome.
 */
export class DecideForm {
  @Type(() => Number) @IsVersion() readonly version!: number;

  @IsIn([...OUTCOMES, ASK], { message: 'Choose what to decide.' })
  readonly outcome!: Outcome | typeof ASK;

  @MayBeLeftOut()
  @ManyValues()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly codes?: string[];

  @MayBeLeftOut() @IsPlainText(1, LONGEST) readonly note?: string;
  @MayBeLeftOut() @IsIn(['next']) readonly then?: 'next';
  @MayBeLeftOut() @IsPlainText(1, LONGEST) readonly message?: string;

  @MayBeLeftOut()
  @ManyValues()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  readonly fields?: string[];

  @MayBeLeftOut() @IsPlainText(1, LONGEST) readonly publicMessage?: string;

  @MayBeLeftOut()
  @ManyValues()
  @ArrayMaxSize(250)
  @IsCountry({ each: true, message: 'Choose countries from the list.' })
  readonly countries?: string[];

  @MayBeLeftOut()
  @ManyValues()
  @IsIn(SERVICES, { each: true, message: 'Choose services from the list.' })
  readonly services?: Service[];

  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) => wholeNumber(value))
  @IsInt(WHOLE)
  @Min(1, { message: 'Allow at least 1 unit a day, or leave it empty.' })
  @Max(MOST_UNITS, { message: 'A cap this high caps nothing; leave it empty.' })
  readonly dailyUnits?: number;

  @MayBeLeftOut() @IsDay() readonly until?: string;
  @MayBeLeftOut() @IsIn(['true']) readonly optInProof?: 'true';
  @MayBeLeftOut() @IsIn(['true']) readonly noFreeForm?: 'true';
}

/** `1,000`, `1 000` or `1000` → 1000; NaN when it is no whole number. */
function wholeNumber(typed: unknown): number {
  const text = typeof typed === 'string' ? typed.trim() : '';
  const isWhole = /^\d{1,15}$/.test(text) || /^\d{1,3}(?:[.,\s'_]\d{3})+$/.test(text);
  return isWhole ? Number(text.replaceAll(/\D/g, '')) : Number.NaN;
}

/** A day as a date field sends it: `2026-12-01`. */
function IsDay(): PropertyDecorator {
  return ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        /^\d{4}-\d\d-\d\d$/.test(value) &&
        !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
        new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
      defaultMessage: () => 'Enter a day, such as 2027-01-31.',
    },
  });
}
