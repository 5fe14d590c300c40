import { dateTimeText } from '../http/views/time-text.js';

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** Refusals name instants in ISO 8601, for machines; on a page they read `22 Nov, 14:02`. */
export function withReadableInstants(text: string, now: Date): string {
  return text.replaceAll(INSTANT, (instant) => dateTimeText(new Date(instant), 'UTC', now));
}
