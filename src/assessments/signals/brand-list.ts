import { listTable } from '../lists/list-file.js';
import { hostSkeletonOf, skeletonOf } from './confusables.js';
import { lettersOf } from './edit-distance.js';

/** A brand that phishing imitates, from `lists/brands.txt`. */
export interface Brand {
  readonly name: string;
  /** Its name means nothing else ("paypal"), unlike an ordinary word ("apple"). */
  readonly isCoined: boolean;
  /** Honest companies bear its name too, so that only a domain can imitate it. */
  readonly isShared: boolean;
  /** Its bare name under any country's ending is its own ("google.ro"). */
  readonly isGlobal: boolean;
  readonly ownDomains: ReadonlySet<string>;
  /** Words that merely look alike ("finance" for Binance). */
  readonly honestWords: readonly string[];
}

/** One way of writing a brand in a host name. */
export interface BrandToken {
  readonly brand: Brand;
  readonly text: string;
  readonly skeleton: string;
  /** How many letters off still counts as this brand misspelt. */
  readonly tolerance: number;
}

/** From how many letters on a name may be misspelt by how many: short names have too many honest neighbours. */
const TOLERANCES = [
  { from: 14, edits: 3 },
  { from: 11, edits: 2 },
  { from: 6, edits: 1 },
] as const;

const TOKENS: readonly BrandToken[] = listTable('brands.txt').flatMap(
  ([name = '', kind = '', tokens = '', own = '', honest = '']) => {
    const traits = kind.split('+');
    const brand: Brand = {
      name,
      isCoined: traits.includes('coined'),
      isShared: traits.includes('shared'),
      isGlobal: traits.includes('global'),
      ownDomains: new Set(own.split(' ')),
      honestWords: honest === '' ? [] : honest.split(' '),
    };
    return tokens.split(' ').map((text) => toToken(brand, text));
  },
);

function toToken(brand: Brand, text: string): BrandToken {
  const skeleton = hostSkeletonOf(text);
  const tolerance = TOLERANCES.find((step) => brand.isCoined && text.length >= step.from)?.edits ?? 0;
  return { brand, text, skeleton, tolerance };
}

/** All brands, in the order of the list. */
export const BRANDS: readonly Brand[] = [...new Set(TOKENS.map((token) => token.brand))];

/** Tokens by how they are written, and by what they look like. Of two brands with one token the coined one counts. */
export const TOKENS_BY_TEXT = indexBy((token) => token.text);
export const TOKENS_BY_SKELETON = indexBy((token) => token.skeleton);

function indexBy(key: (token: BrandToken) => string): ReadonlyMap<string, BrandToken> {
  const words = TOKENS.filter((token) => !token.brand.isCoined);
  const coined = TOKENS.filter((token) => token.brand.isCoined);
  return new Map([...words, ...coined].map((token) => [key(token), token]));
}

/** Tokens that a word may misspell, with what rules most of them out, packed so that one look at memory tells of many. */
export interface Misspellable {
  readonly tokens: readonly BrandToken[];
  /** The letters that each token is made of. */
  readonly letters: Int32Array;
  /** How many letters a word may differ in and still misspell the token: an edit changes two at most. */
  readonly mostDifferences: Uint8Array;
}

/** For each length of a word, the tokens that a word of this length may misspell. */
export const MISSPELLABLE: ReadonlyMap<number, Misspellable> = indexByLength();

function indexByLength(): ReadonlyMap<number, Misspellable> {
  const index = new Map<number, BrandToken[]>();
  for (const token of TOKENS) {
    const { length } = token.skeleton;
    for (let size = length - token.tolerance; size <= length + token.tolerance; size += 1)
      if (token.tolerance > 0) index.set(size, [...(index.get(size) ?? []), token]);
  }
  return new Map([...index].map(([size, tokens]) => [size, toMisspellable(tokens)]));
}

function toMisspellable(tokens: readonly BrandToken[]): Misspellable {
  return {
    tokens,
    letters: Int32Array.from(tokens, (token) => lettersOf(token.skeleton)),
    mostDifferences: Uint8Array.from(tokens, (token) => 2 * token.tolerance),
  };
}

/** How many letters the longest token has. */
export const LONGEST_NAME = Math.max(...TOKENS.map((token) => token.text.length));

/** From how many letters on a coined name counts in the middle of a word. */
export const SHORTEST_INSIDE = 6;

/** Finds such a name anywhere in a word, the longest first. */
export const NAME_INSIDE = new RegExp(
  TOKENS.filter((token) => token.brand.isCoined && token.text.length >= SHORTEST_INSIDE)
    .map((token) => token.text)
    .sort((a, b) => b.length - a.length)
    .join('|'),
);

/** Every registrable domain that belongs to a brand of the list. */
export const OWN_DOMAINS: ReadonlySet<string> = new Set(BRANDS.flatMap((brand) => [...brand.ownDomains]));

/** Brands whose name no other company bears, by that name in skeleton form. */
export const BRANDS_BY_NAME: ReadonlyMap<string, Brand> = new Map(
  TOKENS.filter(({ brand, text }) => brand.isCoined && !brand.isShared && text.length >= 4).map(
    ({ brand, text }) => [skeletonOf(text), brand] as const,
  ),
);
