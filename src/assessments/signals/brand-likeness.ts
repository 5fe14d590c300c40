import { domainToUnicode } from 'node:url';
import { getDomain, parse } from 'tldts';
import type { BrandToken } from './brand-list.js';
import {
  LONGEST_NAME,
  NAME_INSIDE,
  MISSPELLABLE,
  OWN_DOMAINS,
  TOKENS_BY_SKELETON,
  TOKENS_BY_TEXT,
  countDifferences,
  lettersOf,
} from './brand-list.js';
import { hostSkeletonOf, plainText } from './confusables.js';
import { isWithinEdits } from './edit-distance.js';
import { isMadeOfLures, isStrongLure } from './lure-words.js';

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

/** Country endings that were given away to anybody; a brand's bare name there proves nothing. */
const GIVEN_AWAY_ENDINGS: ReadonlySet<string> = new Set(['tk', 'ml', 'ga', 'cf', 'gq']);
const COUNTRY_ENDING = /(?:^|\.)(?:[a-z]{2}|xn--[a-z0-9-]+)$/;
const SHORTEST = 3;
/** Names of this length are telling wherever they stand in a word. */
const LONG = 8;
/** No word of any language begins like "usps" or "hsbc". */
const BEGINS_NO_WORD = /^[aeiou]?[^aeiou]{3}/;
const FALSE_ENDING = /^(com|net|org|gov)-/;

/**
 * The brand that a host name (ASCII, lower-case) is made to be mistaken for, and how; null for an honest name, for a brand's own
 * domains and for a host without a public suffix. Every label is looked at, so that a brand in front of somebody else's domain counts.
 */
export function findBrandLikeness(host: string): Likeness | null {
  const parts = parse(host, { allowPrivateDomains: true });
  if (!parts.domainWithoutSuffix || !parts.publicSuffix) return null;
  const registrable = getDomain(host);
  if (registrable !== null && !parts.isPrivate && OWN_DOMAINS.has(registrable)) return null;

  const front = host.slice(0, -parts.publicSuffix.length - 1);
  const labels = (front.includes('xn--') ? domainToUnicode(front) : front)
    .split('.')
    .filter((label) => label !== 'www');
  const split = labels.map((label) => label.split(/[-_]+/).filter((word) => word !== ''));
  const hasStrongLure = split.some((words) => words.some(isStrongLure));

  let weakest: Likeness | null = null;
  for (const [at, words] of split.entries()) {
    const isRegistrable = at === split.length - 1;
    if (isRegistrable && isBareNameAbroad(words.join(''), parts.publicSuffix)) continue;
    const likeness = matchLabel(words, hasStrongLure);
    if (likeness && likeness.kind !== 'contains_name') return likeness;
    weakest ??= likeness;
  }
  const ending = FALSE_ENDING.exec(parts.domainWithoutSuffix);
  if (ending && labels.length > 1) return { kind: 'imitates_ending', brand: `.${ending[1] ?? ''}` };
  return weakest;
}

/** "google" of google.ro: a worldwide brand's bare name under a country's ending. */
function isBareNameAbroad(name: string, suffix: string): boolean {
  const token = TOKENS_BY_TEXT.get(name);
  return token?.brand.isGlobal === true && COUNTRY_ENDING.test(suffix) && !GIVEN_AWAY_ENDINGS.has(suffix);
}

function matchLabel(words: readonly string[], hasStrongLure: boolean): Likeness | null {
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

  const letters = lettersOf(skeleton);
  for (const token of MISSPELLABLE) {
    if (Math.abs(token.skeleton.length - skeleton.length) > token.tolerance) continue;
    if (countDifferences(token.letters, letters) > 2 * token.tolerance || token.text.length < shortest)
      continue;
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
  let mention: BrandToken | null = null;
  for (let length = Math.min(whole.length - 1, LONGEST_NAME); length >= SHORTEST; length -= 1) {
    const first = coinedName(whole.slice(0, length), whole);
    if (first && isMadeOfLures(whole.slice(length))) return { kind: 'uses_name', brand: first.brand.name };
    const last = coinedName(whole.slice(-length), whole);
    if (last && isMadeOfLures(whole.slice(0, -length))) return { kind: 'uses_name', brand: last.brand.name };
    mention ??= first && (length >= LONG - 1 || BEGINS_NO_WORD.test(first.text)) ? first : null;
  }
  return matchInside(whole) ?? (mention && { kind: 'contains_name', brand: mention.brand.name });
}

/** A coined name with something before and behind it. */
function matchInside(whole: string): Likeness | null {
  const found = NAME_INSIDE.exec(whole);
  const token = coinedName(found?.[0], whole);
  if (!found || !token) return null;
  const isLure =
    isMadeOfLures(whole.slice(0, found.index)) && isMadeOfLures(whole.slice(found.index + found[0].length));
  if (isLure) return { kind: 'uses_name', brand: token.brand.name };
  return token.text.length >= LONG ? { kind: 'contains_name', brand: token.brand.name } : null;
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
