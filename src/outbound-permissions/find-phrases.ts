import type { OutboundFindingCode } from './outbound-finding.js';
import { PHRASES } from './purpose-phrases.js';

/** Words of the purpose that point at a category, as they stand there: from `start` for `words.length` characters. */
export interface FoundPhrase {
  readonly finding: OutboundFindingCode;
  readonly start: number;
  readonly words: string;
}

/** A negation takes back what begins within so many words of it in the same clause. */
const REACH = 6;

const NEGATION =
  /\b(?:no(?! (?:doubt|problem|limits?))|not|never|nobody|none|neither|nor|cannot|without|prohibit\w*|forbid\w*|prevent\w*|block(?:s|ed|ing)?|refus\w+|reject\w*|avoid\w*|rather than|instead of|\w+n't)\b/giu;

/** "Not only cold calls" means cold calls, too; "not just for testing" negates the word that follows. */
const ONLY = /^\s+(?:only|just|merely|simply)\b/iu;

/** A sentence turns round, or another subject begins: what was negated before says nothing about what follows. */
const NEW_SUBJECT = `(?:we|our|users?|they|you|people|customers?|it|there|the|this|anyone|everyone|all)`;
const CLAUSE_ENDS = new RegExp(
  `[.;:!?\\n]|\\b(?:but|however|although|except|unless|while)\\b|, (?:(?:and|so|then) )?(?=${NEW_SUBJECT}\\b)|\\band (?=${NEW_SUBJECT}\\b)`,
  'giu',
);

interface Clause {
  readonly text: string;
  readonly start: number;
}

/**
 * Every phrase of the table that stands in the text and is not negated in its clause, in the order of the text. Typographic
 * quotes count as plain ones; the positions are those of the text as it was given.
 */
export function findPhrases(text: string): readonly FoundPhrase[] {
  const plain = text.replaceAll(/[‘’ʼ]/g, "'").replaceAll(/[^\S\n]/g, ' ');
  const found = clausesOf(plain).flatMap((clause) => {
    const isNegated = negationOf(clause.text);
    return PHRASES.flatMap(({ finding, within }) =>
      [...clause.text.matchAll(within)]
        .filter((match) => !isNegated(match.index))
        .map((match): FoundPhrase => {
          const start = clause.start + match.index;
          return { finding, start, words: text.slice(start, start + match[0].length) };
        }),
    );
  });
  return withoutOverlaps(found);
}

function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const end of text.matchAll(CLAUSE_ENDS)) {
    clauses.push({ text: text.slice(start, end.index), start });
    start = end.index + end[0].length;
  }
  return [...clauses, { text: text.slice(start), start }];
}

/** Whether what begins at that place of the clause is negated. */
function negationOf(clause: string): (at: number) => boolean {
  const negations = [...clause.matchAll(NEGATION)].map((match) => {
    const end = match.index + match[0].length;
    const only = ONLY.exec(clause.slice(end));
    return only === null ? { end } : { end, onlyAt: end + only[0].search(/\S/) };
  });
  return (at) =>
    negations.some(({ end, onlyAt }) =>
      onlyAt === undefined ? end <= at && wordsIn(clause.slice(end, at)) <= REACH : onlyAt === at,
    );
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Of phrases of one category that overlap only the longest stays. */
function withoutOverlaps(found: readonly FoundPhrase[]): readonly FoundPhrase[] {
  const longestFirst = [...found].sort((a, b) => b.words.length - a.words.length || a.start - b.start);
  const kept: FoundPhrase[] = [];
  for (const phrase of longestFirst)
    if (!kept.some((one) => one.finding === phrase.finding && overlaps(one, phrase))) kept.push(phrase);
  return kept.sort((a, b) => a.start - b.start);
}

function overlaps(a: FoundPhrase, b: FoundPhrase): boolean {
  return a.start < b.start + b.words.length && b.start < a.start + a.words.length;
}
