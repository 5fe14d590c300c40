import { isStrongLure } from '../assessments/signals/lure-words.js';

/** A piece of a text as the reviewer reads it; `mark` says why it is marked. */
export interface Piece {
  readonly text: string;
  readonly mark: string | null;
}

const WHY = 'Phishing often uses this word. Honest messages do, too.';

const WORD = /(\p{L}[\p{L}\p{M}]*)/u;

/**
 * A sample message in pieces, the words marked that ask to sign in, prove or pay (`assessments/lists/lure-words.txt`): phishing is
 * met with zero tolerance (P29), and a reviewer is to see at once what a message asks for. The pieces put together are the text.
 */
export function markLures(text: string): readonly Piece[] {
  return text
    .split(WORD)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, mark: isStrongLure(plainOf(piece)) ? WHY : null }))
    .reduce<Piece[]>(joinUnmarked, []);
}

/** `Vérification` is in the list as `verification`. */
function plainOf(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function joinUnmarked(pieces: Piece[], piece: Piece): Piece[] {
  const last = pieces.at(-1);
  if (last === undefined || last.mark !== null || piece.mark !== null) return [...pieces, piece];
  return [...pieces.slice(0, -1), { text: last.text + piece.text, mark: null }];
}
