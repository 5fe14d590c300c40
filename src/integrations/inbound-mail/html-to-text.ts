import { NAMED_CHARACTERS } from './named-characters.js';

/** What is no text of the writer's, or what he quotes. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'svg',
  'blockquote',
]);
const BREAKS: ReadonlySet<string> = new Set([
  'br',
  'p',
  'div',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'pre',
]);

/** The words of an HTML body and nothing else of it: one pass, no browser, no markup in what comes out that was markup before. */
export function htmlToText(html: string): string {
  const words: string[] = [];
  let inside: { readonly tag: string; depth: number } | null = null;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (inside === null) words.push(decode(html.slice(at, end).replaceAll(/\s+/g, ' ')));
    if (open === -1) break;
    const close = html.startsWith('<!--', open) ? endOfComment(html, open) : html.indexOf('>', open);
    if (close === -1) break; // nothing closes any more: what is left is no text
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 32));
    const name = tag?.[2]?.toLowerCase() ?? '';
    const isEnd = tag?.[1] === '/';
    if (tag === null && !html.startsWith('<!', open) && inside === null) words.push('<');
    if (inside === null && LEFT_OUT.has(name) && !isEnd) inside = { tag: name, depth: 1 };
    else if (inside?.tag === name) inside.depth += isEnd ? -1 : 1;
    if (inside?.depth === 0) inside = null;
    if (inside === null && BREAKS.has(name)) words.push('\n');
    at = tag === null && !html.startsWith('<!', open) ? open + 1 : close + 1;
  }
  return words
    .join('')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function endOfComment(html: string, open: number): number {
  const end = html.indexOf('-->', open + 4);
  return end === -1 ? -1 : end + 2;
}

/** Character references, each once: what they spell is not read again. */
function decode(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED_CHARACTERS[String(name)] ?? whole;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
