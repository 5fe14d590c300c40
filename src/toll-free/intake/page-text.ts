/** An input of a form, as far as the checks ask. */
export interface PageInput {
  readonly type: string;
  readonly isRequired: boolean;
  readonly isChecked: boolean;
  /** The words around it: those of its label, or that stand behind it. */
  readonly words: string;
}

/** What a page says to a reader, from its HTML alone: nothing of it is run. */
export interface PageText {
  readonly title: string;
  /** Visible words, blanks joined. */
  readonly text: string;
  readonly inputs: readonly PageInput[];
  readonly forms: number;
  readonly frames: number;
  readonly scripts: number;
  readonly pictures: number;
}

/** More of a page than this is not read. */
const MOST_HTML = 400_000;
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg']);
const COUNTED: { readonly [tag: string]: 'forms' | 'frames' | 'scripts' | 'pictures' } = {
  form: 'forms',
  iframe: 'frames',
  script: 'scripts',
  img: 'pictures',
  svg: 'pictures',
  canvas: 'pictures',
  picture: 'pictures',
};
const INPUTS: ReadonlySet<string> = new Set(['input', 'textarea', 'select']);
const NOT_TYPED: ReadonlySet<string> = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'search']);
const WORDS_BEHIND = 200;

/**
 * Reads HTML in one pass from tag to tag, so that no page however broken costs more than its length.
 */
export function readPageText(html: string): PageText {
  const source = html.slice(0, MOST_HTML);
  const counts = { forms: 0, frames: 0, scripts: 0, pictures: 0 };
  const parts: string[] = [];
  const inputs: (Omit<PageInput, 'words'> & { readonly at: number })[] = [];
  let title = '';
  let length = 0;
  const say = (text: string): void => {
    const words = joined(decoded(text));
    if (words === '') return;
    parts.push(words);
    length += words.length + 1;
  };
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    say(source.slice(at, open));
    if (source.startsWith('<!--', open)) {
      at = endOf(source, '-->', open);
      continue;
    }
    const close = source.indexOf('>', open);
    if (close < 0) {
      at = source.length;
      break;
    }
    const tag = source.slice(open + 1, Math.min(close, open + 2000));
    const name = /^[a-z][a-z0-9]*/i.exec(tag)?.[0].toLowerCase() ?? '';
    at = close + 1;
    const counted = COUNTED[name];
    if (counted !== undefined) counts[counted] += 1;
    if (INPUTS.has(name)) {
      const type = name === 'input' ? (attribute(tag, 'type') ?? 'text').toLowerCase() : name;
      if (!NOT_TYPED.has(type))
        inputs.push({ type, isRequired: has(tag, 'required'), isChecked: has(tag, 'checked'), at: length });
    }
    if (name === 'title' || UNSEEN.has(name)) {
      const end = closing(source, name, at);
      if (name === 'title') title = joined(decoded(source.slice(at, end)));
      at = endOf(source, '>', end);
    }
  }
  say(source.slice(at));
  const text = parts.join(' ');
  return {
    title,
    text,
    ...counts,
    inputs: inputs.map(({ at: place, ...input }) => ({
      ...input,
      words: text.slice(Math.max(0, place - WORDS_BEHIND / 2), place + WORDS_BEHIND),
    })),
  };
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

/** Where `</name` begins; the end of the text when the element is never closed. */
function closing(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2))
    if (source.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  return source.length;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}\\s*=\\s*["']?([^"'\\s>]*)`, 'i').exec(tag)?.[1] ?? null;
}

function has(tag: string, name: string): boolean {
  return new RegExp(`\\s${name}(?=[\\s=/]|$)`, 'i').test(tag);
}

const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: "'",
  lsquo: "'",
  ldquo: '"',
  rdquo: '"',
};

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, dec, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

function joined(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}
