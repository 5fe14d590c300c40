import { listTable } from '../lists/list-file.js';

/** The words that phishing hangs on a brand's name (`lists/lure-words.txt`). Strong ones ask to sign in, prove or pay. */
const WORDS = listTable('lure-words.txt').map(([strength = '', words = '']) => ({
  isStrong: strength === 'strong',
  words: words.split(' '),
}));

const STRONG: ReadonlySet<string> = new Set(WORDS.filter((row) => row.isStrong).flatMap((row) => row.words));
const ALL: ReadonlySet<string> = new Set(WORDS.flatMap((row) => row.words));
const LONGEST = Math.max(...[...ALL].map((word) => word.length));
const MAX_REMAINDER = 32;

/** Whether the word asks to sign in, prove or pay. */
export function isStrongLure(word: string): boolean {
  return STRONG.has(word);
}

/** Whether the text is nothing but lure words and digits run together ("secureaccount24"). */
export function isMadeOfLures(text: string): boolean {
  if (text.length > MAX_REMAINDER) return false;
  const reachable = new Set([0]);
  for (let start = 0; start < text.length; start += 1) {
    if (!reachable.has(start)) continue;
    if (/\d/.test(text.charAt(start))) reachable.add(start + 1);
    for (let end = start + 2; end <= Math.min(text.length, start + LONGEST); end += 1) {
      if (ALL.has(text.slice(start, end))) reachable.add(end);
    }
  }
  return reachable.has(text.length);
}
