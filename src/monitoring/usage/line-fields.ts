import { isCountry } from '../../http/countries.js';
import { isInstant } from '../../http/instant.validator.js';
import { DAY, HOUR } from '../../kernel/clock.js';
import { USAGE_SERVICES, type LineCode, type UsageService } from './usage-line.js';

/** The largest count of a line: what all lines of an account say of a day fits into a sum without loss. */
export const MOST = 99_999_999_999;
const MOST_DOLLARS = 1_000_000_000;

/** Usage is reported, and may be corrected, for so long. */
export const OLDEST = 90 * DAY;
/** How far the platform's clock may be ahead of ours. */
export const AHEAD = HOUR;

/** Satellite and global networks have prefixes, and prices, but no country. */
const NO_COUNTRY = 'XS';

const DECIMAL = /^\d{1,9}(\.\d{1,12})?$/;

/** A whole number from 0 to `MOST`; 1e3 is one, "1" is not. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST;
}

/** Units in thousandths, or null when they are none: minutes have fractions, messages and numbers have not. */
export function readMilliunits(value: unknown, service: UsageService): number | null {
  if (service !== 'voice') return isCount(value) ? value * 1000 : null;
  return typeof value === 'number' && value >= 0 && value <= MOST ? Math.round(value * 1000) : null;
}

/** A decimal number of dollars of at least 0, as text or as a number, in millionths; or null when it is not one. */
export function readMicrodollars(value: unknown): number | null {
  const dollars = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  if (typeof dollars !== 'number' || !(dollars >= 0 && dollars < MOST_DOLLARS)) return null;
  return Math.round(dollars * 1_000_000);
}

/** `69090000` → `69.09`. */
export function dollarsOf(microdollars: number): string {
  const whole = Math.floor(microdollars / 1_000_000);
  const rest = String(microdollars % 1_000_000).padStart(6, '0');
  return `${whole}.${rest}`.replace(/\.?0+$/, '');
}

const SERVICES: ReadonlySet<unknown> = new Set(USAGE_SERVICES);

export function isUsageService(value: unknown): value is UsageService {
  return SERVICES.has(value);
}

export function isDestination(value: unknown): value is string {
  return typeof value === 'string' && (value === NO_COUNTRY || isCountry(value));
}

/** Where an hour begins in UTC, not too old and not in the future, seen from `now`: in whole hours since 1970, or why it is none that is taken. */
export function readHour(text: string, now: Date): number | LineCode {
  if (!isInstant(text)) return 'hour_malformed';
  const at = Date.parse(text);
  if (at % HOUR !== 0) return 'hour_not_whole';
  if (at < now.getTime() - OLDEST) return 'hour_too_old';
  if (at > now.getTime() + AHEAD) return 'hour_in_future';
  return at / HOUR;
}
