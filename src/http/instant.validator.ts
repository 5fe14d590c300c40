import { ValidateBy } from 'class-validator';

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An instant in ISO 8601 with its time zone (`2026-11-30T12:00:00Z`), on a day that exists, of the years 1970 to 2999. */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value) => typeof value === 'string' && isInstant(value),
      defaultMessage: () => 'Give a time in ISO 8601 with its time zone, such as 2026-11-30T12:00:00Z.',
    },
  });
}

/** Whether the text is such an instant. A date without a time of day, or without a zone, is not: it would mean different instants to different readers. */
export function isInstant(text: string): boolean {
  const match = INSTANT.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1970 && year <= 2999;
}
