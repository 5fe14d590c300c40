/** What Handlebars hands to a helper as its last argument: the named arguments, the model of the page, the block. */
export interface HelperCall {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly root: Readonly<Record<string, unknown>> };
  readonly fn?: (context: unknown) => string;
}

/**
 * The instant the page was made, from the model's `now`. Helpers never read a clock.
 * @throws Error when the page's model has no `now`.
 */
export function nowOf(call: HelperCall): Date {
  const { now } = call.data.root;
  if (now instanceof Date) return now;
  throw new Error('This helper needs `now: Date` in the model of the page.');
}

/** The time zone in which the page shows times: the model's `zone`, else UTC. */
export function zoneOf(call: HelperCall): string {
  const { zone } = call.data.root;
  return typeof zone === 'string' && zone !== '' ? zone : 'UTC';
}

/** A time as a model may carry it: a Date, or ISO 8601 text as JSON has it. @throws Error when it is neither. */
export function instantOf(value: unknown): Date {
  const at = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  throw new Error(`Not a time: ${JSON.stringify(value)}. Give a Date or ISO 8601 text.`);
}

/** A value as text for a page; nothing for what is missing. Objects are refused, they would print as `[object Object]`. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  throw new Error(`Not a text: ${JSON.stringify(value)}.`);
}
