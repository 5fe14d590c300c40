import { companySkeletonWords, isLegalForm, nameWords } from './company-words.js';
import { skeletonOf } from './confusables.js';

/** Company names that name no company: put there to get past the form. */
const PLACEHOLDERS: ReadonlySet<string> = asNames(
  `test, tests, tester, testing, test test, test account, test company, testcompany, demo, demo company, sample, sample company, example,
  example company, trial, temp, temporary, dummy, fake, foo, bar, foo bar, foobar, lorem, lorem ipsum, na, n a, none, no, nope, nil, null,
  undefined, nothing, unknown, blank, empty, not applicable, no company, no name, noname, company, company name, my company, mycompany,
  your company, the company, business, my business, name, user, admin, tbd, asd, asdf, qwer, zxcv, hjkl, 1234, abcd, keine, kein, ninguno,
  ninguna, nenhum, nenhuma, aucun, aucune, nessuno, prueba, teste, essai, prova, тест, нет`,
);

/** Honest answers that many give: they name nobody in particular, so they link nobody. */
const COMMON_TO_MANY: ReadonlySet<string> = asNames(
  `private, personal, individual, self, self employed, freelance, freelancer, sole trader, sole proprietor, me, myself, abc, xyz,
  consulting, solutions, services, marketing, software, startup, online shop, web design`,
);

const KEYBOARD_ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1234567890',
  'abcdefghijklm',
];
const NO_VOWELS = /^[b-df-hj-np-tv-xz]{7,}$/;

/** Whether a company name says nothing: a placeholder, a run over the keyboard, one repeated letter, nothing but a legal form. */
export function isMeaninglessName(name: string): boolean {
  const words = nameWords(name);
  const letters = words.join('');
  if (letters.length < 2 || /^(.)\1{2,}$/u.test(letters)) return true;
  const skeleton = companySkeletonWords(name);
  if (PLACEHOLDERS.has(skeleton.join(' ')) || PLACEHOLDERS.has(words.map(skeletonOf).join(' '))) return true;
  return skeleton.length === 1 && (isLegalForm(skeleton[0] ?? '') || isKeyboardMash(words[0] ?? ''));
}

/** Whether a company name means one company, so that two accounts that bear it have something in common. */
export function isTellingName(name: string): boolean {
  return !isMeaninglessName(name) && !COMMON_TO_MANY.has(companySkeletonWords(name).join(' '));
}

function isKeyboardMash(word: string): boolean {
  const piece = /^(.{3,}?)\1+$/u.exec(word)?.[1];
  const isRun = KEYBOARD_ROWS.some((row) =>
    piece === undefined ? word.length > 4 && row.includes(word) : row.includes(piece),
  );
  return isRun || NO_VOWELS.test(word);
}

function asNames(list: string): ReadonlySet<string> {
  const names = list.split(',').map((name) => name.trim().split(/\s+/));
  return new Set(names.map((words) => words.map(skeletonOf).join(' ')));
}
