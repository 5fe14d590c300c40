import { wordOf } from '../http/views/words.js';

/** One option of a select or a list of radio buttons. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The words of a list as people read them. */
export function choicesOf(words: readonly string[]): readonly Choice[] {
  return words.map((value) => ({ value, label: wordOf(value).label }));
}

/** Codes of a table under the label that staff know them by; a code that several tables share stands there once. */
export function choicesOfCodes(
  codes: readonly { readonly code: string; readonly label: string }[],
): readonly Choice[] {
  return [...new Map(codes.map(({ code, label }) => [code, { value: code, label }])).values()];
}
