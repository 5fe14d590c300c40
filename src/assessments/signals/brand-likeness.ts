import { domainToUnicode } from 'node:url';
import { getDomain, parse } from 'tldts';
import { OWN_DOMAINS, TOKENS_BY_TEXT } from './brand-list.js';
import type { Likeness } from './brand-words.js';
import { matchLabel } from './brand-words.js';
import { isStrongLure } from './lure-words.js';

/** Country endings that were given away to anybody; a brand's bare name there proves nothing. */
const GIVEN_AWAY_ENDINGS: ReadonlySet<string> = new Set(['tk', 'ml', 'ga', 'cf', 'gq']);
const COUNTRY_ENDING = /(?:^|\.)(?:[a-z]{2}|xn--[a-z0-9-]+)$/;
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
