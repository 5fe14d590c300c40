/**
 * Characters that are easily taken for one another, after Unicode Technical Standard 39. Two texts with the same skeleton
 * look alike to a hurried reader, whatever letters they are made of. Written here for Latin, Cyrillic, Greek and Armenian.
 */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'ьвβƅ',
    c: 'сςϲᴄցƈ',
    d: 'ԁđðɗ',
    e: 'еєεҽ',
    g: 'ԍɡğ',
    h: 'һнհħ',
    j: 'јʝ',
    k: 'кκĸ',
    // i, l and 1 share one skeleton: a capital I is an l to the eye.
    l: 'iі1|ӏιıłɩɭƚ',
    m: 'мʍ',
    n: 'пηոŋ',
    o: 'оοσօø0ɵ',
    p: 'рρ',
    q: 'ԛզ',
    r: 'гɾ',
    s: 'ѕʂ',
    t: 'тτŧ',
    u: 'υսʋμ',
    v: 'νѵ',
    w: 'ѡԝωш',
    x: 'хχ',
    y: 'уүγʏ',
    z: 'ζʐ',
    ss: 'ß',
    ae: 'æӕ',
    oe: 'œ',
    th: 'þ',
  }).flatMap(([plain, lookalikes]) => [...lookalikes].map((char): [string, string] => [char, plain])),
);

/** Digits and signs that stand for letters in host names; too coarse for company names ("Group 4" is not "Group A"). */
const SPELT_WITH_DIGITS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', $: 's', '@': 'a' }),
);

/** Plain words, where only "i" and "rn" are taken for something else; most words are. */
const LOOKS_LIKE_ITSELF = /^(?:[a-uw-z]|v(?!v))*$/;
const PLAIN_ASCII = /^[a-z0-9]*$/;
const PLAIN_LETTERS = /^[a-z]*$/;
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
const INVISIBLE = /\p{Cf}/gu;

/** The text in one Unicode form, lower case, without accents and invisible characters; letters stay what they are. */
export function plainText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(LATIN_ACCENTS, '')
    .normalize('NFC');
}

/** The skeleton of one word: what it looks like. Equal skeletons look alike. */
export function skeletonOf(word: string): string {
  if (LOOKS_LIKE_ITSELF.test(word)) return word.replaceAll('i', 'l').replaceAll('rn', 'm');
  let skeleton = '';
  for (const char of plainText(word)) skeleton += LOOKS_LIKE.get(char) ?? char;
  return skeleton.replaceAll('rn', 'm').replaceAll('vv', 'w');
}

/** The skeleton of a word in a host name, where digits stand for letters too ("n3tfl1x"). */
export function hostSkeletonOf(word: string): string {
  if (PLAIN_LETTERS.test(word)) return skeletonOf(word);
  let letters = '';
  for (const char of plainText(word)) letters += SPELT_WITH_DIGITS.get(char) ?? char;
  return skeletonOf(letters);
}
