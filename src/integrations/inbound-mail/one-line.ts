/** Control characters, line and paragraph separators, and the marks that turn the direction of text and so hide what it says. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text of a header as one line that can be stored, shown and written into another mail: an encoded line break must not begin a header. */
export function oneLine(text: string, longest = 200): string {
  return text
    .toWellFormed()
    .replaceAll(UNFIT, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
}

/** Text of a body that can be stored: without NUL, lone surrogates and control characters, with line feeds alone. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '');
}
