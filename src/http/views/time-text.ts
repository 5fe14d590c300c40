import { DAY, HOUR, MINUTE } from '../../kernel/clock.js';

/** Times as people read them: absolute first, the year only when it is another one, the zone named elsewhere, once. */
type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

/** Making a format costs far more than using it, and a page shows hundreds of times in one zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

function partsOf(at: Date, zone: string): Parts {
  return Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
}

/** `14 Nov`, or `14 Nov 2024` when `now` lies in another year. Without `now` the year is always there. */
export function dateText(at: Date, zone: string, now?: Date): string {
  const { day, month, year } = partsOf(at, zone);
  const isThisYear = now !== undefined && partsOf(now, zone).year === year;
  return isThisYear ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** `Tue 25 Nov`, for days that somebody plans by. */
export function weekdayText(at: Date, zone: string, now?: Date): string {
  return `${partsOf(at, zone).weekday} ${dateText(at, zone, now)}`;
}

/** `14 Nov, 09:32`. */
export function dateTimeText(at: Date, zone: string, now?: Date): string {
  const { hour, minute } = partsOf(at, zone);
  return `${dateText(at, zone, now)}, ${hour}:${minute}`;
}

/** A length of time in its largest unit, rounded down: `4 min`, `2 h`, `1 day`, `3 days`. Under a minute: `1 min`. */
export function durationText(ms: number): string {
  const length = Math.abs(ms);
  if (length < HOUR) return `${Math.max(1, Math.floor(length / MINUTE))} min`;
  if (length < DAY) return `${Math.floor(length / HOUR)} h`;
  const days = Math.floor(length / DAY);
  if (days < 60) return days === 1 ? '1 day' : `${days} days`;
  return days < 730 ? `${Math.floor(days / 30)} months` : `${Math.floor(days / 365)} years`;
}

/** `2 h ago`, `in 3 days`, `just now` within half a minute. */
export function relativeText(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  if (Math.abs(ms) < MINUTE / 2) return 'just now';
  return ms < 0 ? `${durationText(ms)} ago` : `in ${durationText(ms)}`;
}

/** What is left of a claim: `9:12`, or `1:02:03` from an hour on; `0:00` once it is over. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
