import { createRequire } from 'node:module';
import { DAY } from '../kernel/clock.js';

/** P25: updates come within five to seven business days. */
export const AIM_BUSINESS_DAYS = 5;
export const DUE_BUSINESS_DAYS = 7;

/**
 * The last millisecond, in UTC, of the `count`-th business day of the country after the day of `from`.
 * Weekends are the country's own, and its public holidays do not count. A country without a calendar has only weekends.
 */
export function businessDayEnd(from: Date, count: number, country: string): Date {
  let day = startOfDay(from);
  for (let counted = 0; counted < count;) {
    day += DAY;
    if (isBusinessDay(day, country)) counted += 1;
  }
  return new Date(day + DAY - 1);
}

/** The same time of day `count` business days later. */
export function addBusinessDays(from: Date, count: number, country: string): Date {
  const later = businessDayEnd(from, count, country).getTime();
  return count === 0 ? from : new Date(startOfDay(new Date(later)) + (from.getTime() - startOfDay(from)));
}

/** How many business days begin after the day of `from` and not after the day of `to`; 0 when both are the same day. */
export function businessDaysBetween(from: Date, to: Date, country: string): number {
  const last = startOfDay(to);
  let count = 0;
  for (let day = startOfDay(from) + DAY; day <= last; day += DAY) if (isBusinessDay(day, country)) count += 1;
  return count;
}

/** When a ticket filed at `from` shall be answered: aimed at by the end of the 5th, promised by the end of the 7th business day. */
export function promiseFor(from: Date, country: string): { aimBy: Date; dueBy: Date } {
  return {
    aimBy: businessDayEnd(from, AIM_BUSINESS_DAYS, country),
    dueBy: businessDayEnd(from, DUE_BUSINESS_DAYS, country),
  };
}

function startOfDay(at: Date): number {
  return Math.floor(at.getTime() / DAY) * DAY;
}

function isBusinessDay(day: number, country: string): boolean {
  const date = new Date(day);
  if (weekendOf(country).has(date.getUTCDay() || 7)) return false;
  return !holidaysOf(country, date.getUTCFullYear()).has(date.toISOString().slice(0, 10));
}

const weekends = new Map<string, ReadonlySet<number>>();

/** Runtimes give it as a property (Node 20) or a method (later). */
interface WeekAware extends Intl.Locale {
  readonly weekInfo?: { readonly weekend: readonly number[] };
  getWeekInfo?(): { readonly weekend: readonly number[] };
}

/** The country's weekend as ISO weekdays (Monday is 1), from the runtime's CLDR data. */
function weekendOf(country: string): ReadonlySet<number> {
  const known = weekends.get(country);
  if (known !== undefined) return known;
  const locale = new Intl.Locale(`und-${country}`) as WeekAware; // newer than TypeScript's library
  const weekend = new Set((locale.getWeekInfo?.() ?? locale.weekInfo)?.weekend ?? [6, 7]);
  weekends.set(country, weekend);
  return weekend;
}

interface HolidayCalendar {
  getHolidays(year: number): { date: string; type: string; start: Date; end: Date }[] | undefined;
}

interface HolidayCalendars {
  new (
    country: string,
    options: { types: string[] },
  ): HolidayCalendar & { getCountries(): Record<string, string> };
}

const calendars = new Map<string, HolidayCalendar | null>();
const holidays = new Map<string, ReadonlySet<string>>();

function holidaysOf(country: string, year: number): ReadonlySet<string> {
  const key = `${country}${year}`;
  const known = holidays.get(key);
  if (known !== undefined) return known;
  const days = (calendarOf(country)?.getHolidays(year) ?? [])
    .filter((holiday) => holiday.type === 'public')
    .flatMap((holiday) => daysOf(holiday));
  const set = new Set(days);
  holidays.set(key, set);
  return set;
}

/** The local dates that a holiday covers; most cover one, the two Eids and the Lunar New Year several. */
function daysOf(holiday: { date: string; start: Date; end: Date }): string[] {
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
  const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY));
  return Array.from({ length }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10));
}

/** The package weighs a few megabytes, so it is loaded when the first promise is made. */
function calendarOf(country: string): HolidayCalendar | null {
  const known = calendars.get(country);
  if (known !== undefined) return known;
  const Holidays = createRequire(import.meta.url)('date-holidays') as HolidayCalendars; // loaded late, so typed by hand
  const calendar = new Holidays(country, { types: ['public'] });
  const usable = country in calendar.getCountries() ? calendar : null;
  calendars.set(country, usable);
  return usable;
}
