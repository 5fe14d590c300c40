import { companySkeletonWords } from './signals/company-words.js';
import { deletionsOf, isWithinOneEdit } from './signals/edit-distance.js';
import { isTellingName } from './signals/meaningless-names.js';

/**
 * Company names that a person would take for the same: whatever letters they are made of (Cyrillic "і" for "i"), however they are
 * spaced, accented and punctuated, and whatever legal form they carry. Names too short or too empty to mean one company link nobody.
 */
const SHORTEST_LATIN = 4;
const SHORTEST_OTHER = 2;
const NEAR_FROM = 8;
/** A name is compared by its first letters, so that a long one does not cost a key for each letter. */
const NEAR_LENGTH = 32;

/** The skeleton by which equal-looking company names are found, or null when the name is too short or too empty to tell. */
export function companySkeleton(name: string): string | null {
  if (!isTellingName(name)) return null;
  const skeleton = companySkeletonWords(name).join('');
  const shortest = /[a-z]/.test(skeleton) ? SHORTEST_LATIN : SHORTEST_OTHER;
  return skeleton.length < shortest ? null : skeleton;
}

/**
 * Keys by which nearly equal skeletons are found: two skeletons one edit apart share at least one key, so that an overlap of arrays
 * finds them (`isNearSkeleton` then confirms). At most 33 keys. Short names have none: too many honest neighbours.
 * Only the names of accounts on hold need be stored with their keys.
 */
export function nearSkeletonKeys(skeleton: string): readonly string[] {
  if (skeleton.length < NEAR_FROM) return [];
  return deletionsOf(skeleton.slice(0, NEAR_LENGTH));
}

/** Whether two skeletons are equal or, from eight letters on, one edit apart (long ones by their first 32 letters). */
export function isNearSkeleton(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < NEAR_FROM) return false;
  if (isWithinOneEdit(a, b)) return true;
  const isLong = Math.min(a.length, b.length) >= NEAR_LENGTH;
  return isLong && isWithinOneEdit(a.slice(0, NEAR_LENGTH), b.slice(0, NEAR_LENGTH));
}
