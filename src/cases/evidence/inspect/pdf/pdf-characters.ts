const BLANKS = new Set([...'\0\t\n\f\r '].map(codeOf));
const DELIMITERS = new Set([...'()<>[]{}/%'].map(codeOf));

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

/** The bytes that the grammar of PDF gives a meaning to. */
export const CHAR = {
  lineFeed: codeOf('\n'),
  carriageReturn: codeOf('\r'),
  hash: codeOf('#'),
  percent: codeOf('%'),
  open: codeOf('('),
  close: codeOf(')'),
  slash: codeOf('/'),
  less: codeOf('<'),
  greater: codeOf('>'),
  openArray: codeOf('['),
  closeArray: codeOf(']'),
  backslash: codeOf('\\'),
} as const;

/** Whether the byte is white space (ISO 32000-1, table 1). */
export function isBlank(byte: number | undefined): boolean {
  return byte !== undefined && BLANKS.has(byte);
}

/** Whether the byte can be part of a name, a number or a word. */
export function isRegular(byte: number | undefined): byte is number {
  return byte !== undefined && !BLANKS.has(byte) && !DELIMITERS.has(byte);
}
