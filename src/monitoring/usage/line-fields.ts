import { isCountry } from '../../http/countries.js';
import { isInstant } from '../../http/instant.validator.js';
import { DAY, HOUR } from '../../kernel/clock.js';
import { USAGE_SERVICES, type LineCode, type UsageService } from './usage-line.js';

/** The largest count of a line: all lines of an account and day add up to less than 2^53, so that no sum is ever inexact. */
export const MOST = 99_999_999_999;

/** Usage is reported, and may be corrected, for so long. */
export const OLDEST = 90 * DAY;
/** How far the platform's clock may be ahead of ours. */
export const AHEAD = HOUR;

/** Satellite and global networks have prefixes, and prices, but no country. */
const NO_COUNTRY = 'XS';

const COST = /^\d{1,11}(\.\d{1,12})?$/;

/** A whole number from 0 to `MOST`; 1e3 is one, "1" is not. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST;
}

/** Minutes have fractions, messages and numbers have not. */
export function isUnits(value: unknown, service: UsageService): value is number {
  if (service !== 'voice') return isCount(value);
  return typeof value === 'number' && value >= 0 && value <= MOST;
}

/** A decimal of at least 0, as text or as a number; as text that Postgres reads, or null when it is not one. */
export function readCost(value: unknown): string | null {
  if (typeof value === 'string') return COST.test(value) ? value : null;
  return typeof value === 'number' && value >= 0 && value <= MOST ? String(value) : null;
}

const SERVICES: ReadonlySet<unknown> = new Set(USAGE_SERVICES);

export function isUsageService(value: unknown): value is UsageService {
  return SERVICES.has(value);
}

export function isDestination(value: unknown): value is string {
  return typeof value === 'string' && (value === NO_COUNTRY || isCountry(value));
}

/** A file names the same few hours over and over. */
const KNOWN_HOURS_AT_MOST = 4096;

/** Reads the hours of one file: instants at which an hour begins in UTC, not too old and not in the future, seen from `now`. */
export class HourReader {
  private readonly known = new Map<string, number | LineCode>();
  private readonly oldest: number;
  private readonly newest: number;

  constructor(now: Date) {
    this.oldest = now.getTime() - OLDEST;
    this.newest = now.getTime() + AHEAD;
  }

  /** Gives whole hours since 1970, or why it is none that is taken. */
  read(value: unknown): number | LineCode {
    if (typeof value !== 'string' || value.length > 40) return 'hour_malformed';
    const known = this.known.get(value);
    if (known !== undefined) return known;
    if (this.known.size >= KNOWN_HOURS_AT_MOST) this.known.clear();
    const read = this.judge(value);
    this.known.set(value, read);
    return read;
  }

  private judge(text: string): number | LineCode {
    if (!isInstant(text)) return 'hour_malformed';
    const at = Date.parse(text);
    if (at % HOUR !== 0) return 'hour_not_whole';
    if (at < this.oldest) return 'hour_too_old';
    if (at > this.newest) return 'hour_in_future';
    return at / HOUR;
  }
}
