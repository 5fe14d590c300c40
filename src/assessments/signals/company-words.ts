import { listFile } from '../lists/list-file.js';
import { plainText, skeletonOf } from './confusables.js';

/**
 * A company's name as words: one Unicode form, lower case, without accents, punctuation and legal forms.
 * "Brightline Logistics GmbH & Co. KG" and "BRIGHTLINE LOGISTICS, Ltd." are the same words.
 */
const FORMS = listFile('legal-forms.txt').map((line) => ({
  isInFront: line.startsWith('^'),
  words: line.replace('^', '').split(' ').map(skeletonOf),
}));
const IN_FRONT = FORMS.filter((form) => form.isInFront).map((form) => form.words);
const BEHIND = indexByLastWord(FORMS.filter((form) => !form.isInFront).map((form) => form.words));

/** Legal forms of languages written without spaces, in front of the name or behind it. */
const UNSPACED_FORMS =
  /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|유한회사|\((?:株|有|주|유)\)/g;
const JOINING_WORDS: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e'].map(skeletonOf));

/** Several signals ask for the words of one name: those of the last few names are kept. */
const KEPT_NAMES = 64;

function keepingLast<T>(work: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_NAMES) kept.clear();
    const made = work(name);
    kept.set(name, made);
    return made;
  };
}

/** The words as they are read, in the letters they are written in, legal forms included. */
export const nameWords: (name: string) => readonly string[] = keepingLast((name) =>
  plainText(name.normalize('NFKC').replace(UNSPACED_FORMS, ' '))
    .replace(/[.'’`]/g, '')
    .replace(/\b(\p{L})\/(?=\p{L}\b)/gu, '$1')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== ''),
);

/** What the words look like, legal forms and "and" left out; a name that is nothing but a legal form keeps it. */
export const companySkeletonWords: (name: string) => readonly string[] = keepingLast((name) => {
  const words = nameWords(name).map(skeletonOf);
  const meaningful = words.filter((word) => !JOINING_WORDS.has(word));
  return stripInFront(stripBehind(meaningful.length > 0 ? meaningful : words));
});

/** Whether the word, in skeleton form, is a legal form by itself. Two letters may as well be a company's name ("BT"). */
export function isLegalForm(word: string): boolean {
  return word.length > 2 && (BEHIND.get(word)?.some((form) => form.length === 1) ?? false);
}

function stripBehind(words: readonly string[]): readonly string[] {
  const candidates = BEHIND.get(words.at(-1) ?? '') ?? [];
  const form = candidates.find((form) => form.length < words.length && endsWith(words, form));
  return form ? stripBehind(words.slice(0, -form.length)) : words;
}

function stripInFront(words: readonly string[]): readonly string[] {
  const form = IN_FRONT.find(
    (form) => form.length < words.length && form.every((word, at) => words[at] === word),
  );
  return form ? words.slice(form.length) : words;
}

function endsWith(words: readonly string[], form: readonly string[]): boolean {
  return form.every((word, at) => words[words.length - form.length + at] === word);
}

/** Longest forms first, so that "sa de cv" goes as a whole. */
function indexByLastWord(
  forms: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const index = new Map<string, (readonly string[])[]>();
  for (const form of forms.toSorted((a, b) => b.length - a.length)) {
    const last = form.at(-1) ?? '';
    index.set(last, [...(index.get(last) ?? []), form]);
  }
  return index;
}
