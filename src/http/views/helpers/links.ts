import Handlebars from 'handlebars';
import { type HelperCall, textOf } from './call.js';

const { escapeExpression, SafeString } = Handlebars;

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** Links, ids and values for attributes. */
export const links = {
  /**
   * The current query with some of it replaced: `{{query @root.query type="reassessment" cursor=null}}` →
   * `?lane=priority&type=reassessment`. Null or empty takes a name away; with nothing left it is `?`.
   */
  query: (current: unknown, call: HelperCall): string => {
    const merged = { ...(typeof current === 'object' ? current : {}), ...call.hash };
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(merged)) {
      for (const one of listOf(value)) search.append(name, textOf(one));
    }
    return `?${search.toString()}`;
  },
  /** A sid, shortened, copied whole on click: `CS…7f3a9c`. The end differs most, the start is the time. */
  sid: (value: unknown): Handlebars.SafeString => {
    const sid = escapeExpression(textOf(value));
    const short = sid.length > 12 ? `${sid.slice(0, 2)}…${sid.slice(-6)}` : sid;
    return new SafeString(`<code class="sid" title="${sid}" data-copy="${sid}">${short}</code>`);
  },
  /** What a customer typed as a web address, if a link may lead there: `javascript:` and the like give nothing. */
  webHref: (value: unknown): string => {
    const text = typeof value === 'string' ? value.trim() : '';
    return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : '';
  },
  /** JSON for a data attribute; the template escapes it. */
  json: (value: unknown): string => JSON.stringify(value ?? null),
};
