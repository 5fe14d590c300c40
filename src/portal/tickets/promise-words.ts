import { businessDaysBetween } from '../../cases/business-calendar.js';
import { weekdayText } from '../../http/views/time-text.js';

/** P25: by which days we answer, in the words of a page; `country` is the account's, whose business days count. */
export function promiseWords(
  promise: { readonly aimBy: Date; readonly dueBy: Date },
  country: string,
  now: Date,
): string {
  const { aimBy, dueBy } = promise;
  const [aim, due] = [aimBy, dueBy].map((at) => weekdayText(at, 'UTC', now));
  if (now > dueBy) return `We promised an answer by ${due} and are late. Your request is not forgotten.`;
  if (now > aimBy) return `We answer at the latest by ${due} (${inDays(now, dueBy, country)}).`;
  return `We answer by ${aim} (${inDays(now, aimBy, country)}), at the latest by ${due}.`;
}

function inDays(now: Date, by: Date, country: string): string {
  const days = businessDaysBetween(now, by, country);
  if (days === 0) return 'today';
  return days === 1 ? '1 business day' : `${days} business days`;
}
