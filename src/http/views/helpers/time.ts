import Handlebars from 'handlebars';
import { DAY } from '../../../kernel/clock.js';
import { clockText, dateText, dateTimeText, durationText, relativeText, weekdayText } from '../time-text.js';
import { type HelperCall, instantOf, nowOf, textOf, zoneOf } from './call.js';

const { escapeExpression, SafeString } = Handlebars;

/** `<time>` with the absolute text, and the relative one beside it unless the call says `relative=false`. */
function timeElement(value: unknown, call: HelperCall, text: typeof dateText): Handlebars.SafeString {
  const [at, now, zone] = [instantOf(value), nowOf(call), zoneOf(call)];
  const iso = at.toISOString();
  const title = escapeExpression(`${dateTimeText(at, zone)} ${zone}`);
  const absolute = escapeExpression(text(at, zone, now));
  const relative =
    call.hash['relative'] === false
      ? ''
      : `, <span class="relative" data-relative="${iso}">${relativeText(at, now)}</span>`;
  return new SafeString(`<time datetime="${iso}" title="${title}">${absolute}${relative}</time>`);
}

/** How a promise stands, as one of the tones that components.css colours. */
function dueTone(at: Date, now: Date): string {
  const left = at.getTime() - now.getTime();
  if (left < 0) return 'danger';
  return left < DAY ? 'warning' : 'neutral';
}

/** Times for pages. All but the `…Text` ones need `now` in the model; `zone` is the model's, else UTC. */
export const time = {
  date: (at: unknown, call: HelperCall) => timeElement(at, call, dateText),
  datetime: (at: unknown, call: HelperCall) => timeElement(at, call, dateTimeText),
  weekday: (at: unknown, call: HelperCall) => timeElement(at, call, weekdayText),
  /** Only the relative text, with the absolute one in the title: for dense tables. */
  ago: (value: unknown, call: HelperCall) => {
    const [at, now, zone] = [instantOf(value), nowOf(call), zoneOf(call)];
    const title = escapeExpression(`${dateTimeText(at, zone)} ${zone}`);
    const iso = at.toISOString();
    return new SafeString(
      `<time datetime="${iso}" title="${title}" data-relative="${iso}">${relativeText(at, now)}</time>`,
    );
  },
  /** Plain text with year, for e-mail: `14 Nov 2025`. */
  dateText: (at: unknown, call: HelperCall): string => dateText(instantOf(at), zoneOf(call)),
  /** Plain text with year and zone, for e-mail: `14 Nov 2025, 09:32 UTC`. */
  datetimeText: (at: unknown, call: HelperCall): string =>
    `${dateTimeText(instantOf(at), zoneOf(call))} ${zoneOf(call)}`,
  /** Plain text: `Tue 25 Nov`. */
  weekdayText: (at: unknown, call: HelperCall): string =>
    weekdayText(instantOf(at), zoneOf(call), nowOf(call)),
  iso: (at: unknown): string => instantOf(at).toISOString(),
  /** What is left until an instant, as a clock: `9:12`. */
  clock: (until: unknown, call: HelperCall): string =>
    clockText(instantOf(until).getTime() - nowOf(call).getTime()),
  /** Business days that are left, counted by the caller: `3 business days left`, `due today`, `1 business day late`. */
  businessDays: (count: unknown): string => {
    const days = Number(textOf(count));
    if (days === 0) return 'due today';
    const unit = Math.abs(days) === 1 ? 'business day' : 'business days';
    return days > 0 ? `${days} ${unit} left` : `${-days} ${unit} late`;
  },
  /** `due in 2 h`, `late 1 day`. */
  dueText: (value: unknown, call: HelperCall): string => {
    const left = instantOf(value).getTime() - nowOf(call).getTime();
    return left < 0 ? `late ${durationText(left)}` : `due in ${durationText(left)}`;
  },
  dueTone: (at: unknown, call: HelperCall): string => dueTone(instantOf(at), nowOf(call)),
};
