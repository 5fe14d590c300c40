/** What is counted apart: messages, minutes, numbers bought. */
export const USAGE_SERVICES = ['sms', 'voice', 'numbers'] as const;
export type UsageService = (typeof USAGE_SERVICES)[number];

/** The counts that a line may carry besides its units, in the order of the table's columns. */
export const COUNTS = [
  'attempts',
  'uniqueDestinations',
  'failed',
  'inbound',
  'otpSent',
  'otpVerified',
  'optOuts',
  'complaints',
  'numbersOwned',
] as const;
export type Count = (typeof COUNTS)[number];

/** One hourly rollup: what an account did within one hour with one service towards one country. The first four are its key. */
export interface UsageLine {
  readonly accountId: string;
  /** Whole hours since 1970, UTC. */
  readonly hour: number;
  readonly service: UsageService;
  /** The destination, or where the number is. */
  readonly country: string;
  /** Messages, minutes or numbers bought, in thousandths: minutes have fractions, and sums shall be exact. */
  readonly milliunits: number;
  /** Null: not reported. */
  readonly counts: Readonly<Record<Count, number | null>>;
  /** Millionths of a US dollar: a statistic, not money. Null: not reported. */
  readonly microdollars: number | null;
}

/** Why a line is not taken; stable, for machines. */
export const LINE_CODES = [
  'line_too_long',
  'json_malformed',
  'not_an_object',
  'unknown_field',
  'field_missing',
  'account_malformed',
  'account_unknown',
  'hour_malformed',
  'hour_not_whole',
  'hour_too_old',
  'hour_in_future',
  'service_unknown',
  'country_unknown',
  'number_invalid',
  'cost_invalid',
] as const;
export type LineCode = (typeof LINE_CODES)[number];

/** A line that was not taken. `line` counts from 1, blank lines too. */
export interface RejectedLine {
  readonly line: number;
  readonly code: LineCode;
  /** The field that is wrong; null when it is the line as such. */
  readonly field: string | null;
}
