import type { BrandToken } from './brand-list.js';
import {
  LONGEST_NAME,
  MISSPELLABLE,
  NAME_INSIDE,
  SHORTEST_INSIDE,
  TOKENS_BY_SKELETON,
  TOKENS_BY_TEXT,
} from './brand-list.js';
import { hostSkeletonOf, plainText } from './confusables.js';
import { countDifferences, isWithinEdits, lettersOf } from './edit-distance.js';
import { isMadeOfLures } from './lure-words.js';

/** How a host name plays on a brand. All but the last are made to deceive; the last only mentions the brand among other words. */
export const LIKENESSES = [
  'looks_alike',
  'misspelt',
  'uses_name',
  'imitates_ending',
  'contains_name',
] as const;
export type LikenessKind = (typeof LIKENESSES)[number];

export interface Likeness {
  readonly kind: LikenessKind;
  readonly brand: string;
}

const SHORTEST = 3;
/** Names of this length are telling wherever they stand in a word. */
const LONG = 8;
/** The first and the last letters of coined names, by which most words are ruled out at once. */
const COINED = [...TOKENS_BY_TEXT.values()]
  .filter((token) => token.brand.isCoined)
  .map((token) => token.text);
const COINED_FRONTS: ReadonlySet<string> = new Set(COINED.map((text) => text.slice(0, SHORTEST)));
const COINED_ENDS: ReadonlySet<string> = new Set(COINED.map((text) => text.slice(-SHORTEST)));
/** The same for those that count inside a word, too (`NAME_INSIDE`). */
const INSIDE_FRONTS: ReadonlySet<string> = new Set(
  COINED.filter((text) => text.length >= SHORTEST_INSIDE).map((text) => text.slice(0, SHORTEST)),
);
/** No word of any language begins like "usps" or "hsbc". */
const BEGINS_NO_WORD = /^[aeiou]?[^aeiou]{3}/;

/**
 * The brand that one label of a host name plays on. `words` is the label split at its hyphens; an ordinary word that is a brand's name
 * counts only when the host asks to sign in, prove or pay somewhere (`hasStrongLure`).
 */
export function matchLabel(words: readonly string[], hasStrongLure: boolean): Likeness | null {
  const whole = words.join('');
  for (const word of words) {
    const likeness = matchWord(word, 0, hasStrongLure);
    if (likeness) return likeness;
  }
  const joined = words.length > 1 ? matchWord(whole, LONG, hasStrongLure) : null;
  return joined ?? matchCompound(plainText(whole));
}

/** A whole word of the host against the brands: the same, looking the same, or nearly the same (names of `shortest` letters or more). */
function matchWord(word: string, shortest: number, hasStrongLure: boolean): Likeness | null {
  const skeleton = hostSkeletonOf(word);
  const same = TOKENS_BY_SKELETON.get(skeleton);
  if (same) return matchSame(same, word, hasStrongLure);

  const misspellable = MISSPELLABLE.get(skeleton.length);
  if (misspellable === undefined) return null;
  const letters = lettersOf(skeleton);
  for (let at = 0; at < misspellable.letters.length; at += 1) {
    const differences = countDifferences(misspellable.letters[at] ?? 0, letters);
    if (differences > (misspellable.mostDifferences[at] ?? 0)) continue;
    const token = misspellable.tokens[at];
    if (token === undefined || token.text.length < shortest) continue;
    if (!isWithinEdits(token.skeleton, skeleton, token.tolerance) || isHonest(token, word)) continue;
    return { kind: 'misspelt', brand: token.brand.name };
  }
  return null;
}

function matchSame(token: BrandToken, word: string, hasStrongLure: boolean): Likeness | null {
  const { name, isCoined } = token.brand;
  if (word === token.text) return isCoined || hasStrongLure ? { kind: 'uses_name', brand: name } : null;
  const isDisguised = isCoined || /[^a-z]/.test(word);
  return isDisguised && !isHonest(token, word) ? { kind: 'looks_alike', brand: name } : null;
}

/** A coined name with something run into it: lure words make it a lure, other words only a mention. */
function matchCompound(whole: string): Likeness | null {
  let mention: Likeness | null = null;
  const mayHaveName = COINED_FRONTS.has(whole.slice(0, SHORTEST)) || COINED_ENDS.has(whole.slice(-SHORTEST));
  if (!mayHaveName) return matchInside(whole);
  for (let length = Math.min(whole.length - 1, LONGEST_NAME); length >= SHORTEST; length -= 1) {
    const first = coinedName(whole.slice(0, length), whole);
    if (first && isMadeOfLures(whole.slice(length))) return { kind: 'uses_name', brand: first.brand.name };
    const last = coinedName(whole.slice(-length), whole);
    if (last && isMadeOfLures(whole.slice(0, -length))) return { kind: 'uses_name', brand: last.brand.name };
    if (first && isTellingAtStart(first.text)) mention ??= { kind: 'contains_name', brand: first.brand.name };
  }
  return matchInside(whole) ?? mention;
}

function isTellingAtStart(name: string): boolean {
  return name.length >= LONG - 1 || BEGINS_NO_WORD.test(name);
}

/** A coined name with something before and behind it. */
function matchInside(whole: string): Likeness | null {
  if (!mayHaveNameInside(whole)) return null;
  const found = NAME_INSIDE.exec(whole);
  const token = coinedName(found?.[0], whole);
  if (!found || !token) return null;
  const before = whole.slice(0, found.index);
  const behind = whole.slice(found.index + found[0].length);
  const { name } = token.brand;
  if (isMadeOfLures(before) && isMadeOfLures(behind)) return { kind: 'uses_name', brand: name };
  return token.text.length >= LONG ? { kind: 'contains_name', brand: name } : null;
}

function mayHaveNameInside(whole: string): boolean {
  for (let at = 0; at <= whole.length - SHORTEST_INSIDE; at += 1)
    if (INSIDE_FRONTS.has(whole.slice(at, at + SHORTEST))) return true;
  return false;
}

function coinedName(name: string | undefined, whole: string): BrandToken | null {
  const token = name === undefined ? undefined : TOKENS_BY_TEXT.get(name);
  return token?.brand.isCoined === true && !isHonest(token, whole) ? token : null;
}

/** Whether the word is one that merely looks like the brand, or contains one that contains the brand ("revolution" for Revolut). */
function isHonest(token: BrandToken, word: string): boolean {
  return token.brand.honestWords.some((honest) =>
    honest.length > token.text.length ? word.includes(honest) : word === honest,
  );
}
