/**
 * Letters of five by seven dots: seven rows each, every row a digit of base 32 whose five bits are its dots. Enough to write a
 * line on a picture without a font; whatever is not in the table is a blank.
 */
const TABLE = `
  A ehhvhhh  B uhhuhhu  C ehggghe  D sihhhis  E vgguggv  F vgguggg  G ehgnhhf  H hhhvhhh  I e44444e  J 72222ic
  K hikokih  L ggggggv  M hrllhhh  N hpljhhh  O ehhhhhe  P uhhuggg  Q ehhhlid  R uhhukih  S fgge11u  T v444444
  U hhhhhhe  V hhhhha4  W hhhllla  X hha4ahh  Y hhha444  Z v1248gv
  0 ehjlphe  1 4c4444e  2 eh1248v  3 v2421he  4 26aiv22  5 vgu11he  6 68guhhe  7 v124888  8 ehhehhe  9 ehhf12c
  . 00000cc  , 0000c48  : 0cc0cc0  - 000v000  / 01248g0`;

const WIDTH = 5;
/** The dots of a letter and the gap behind it. */
export const LETTER_ADVANCE = WIDTH + 1;

const LETTERS: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/\s{2,}/)
    .map((entry) => [entry.charAt(0), entry.slice(2)] as const),
);

/** The dots of a line of text, as places from its left upper corner. */
export function dotsOf(text: string): readonly { readonly x: number; readonly y: number }[] {
  return [...text].flatMap((letter, at) =>
    [...(LETTERS.get(letter) ?? '')].flatMap((row, y) => {
      const bits = parseInt(row, 32);
      return Array.from({ length: WIDTH }, (_, x) => x)
        .filter((x) => (bits >> (WIDTH - 1 - x)) & 1)
        .map((x) => ({ x: at * LETTER_ADVANCE + x, y }));
    }),
  );
}
