/** A piece of an answer as it stands there; `mark` says what was found in it. */
export interface AnswerPiece {
  readonly text: string;
  readonly mark: string | null;
}

/** The text with the words marked that caused findings, wherever they stand in it. Where marks overlap the first one counts. */
export function markCauses(
  text: string,
  causes: readonly { readonly cause: string; readonly sentence: string }[],
): readonly AnswerPiece[] {
  const lower = text.toLowerCase();
  // Some letters change their length when made small; then only words as they are written are found.
  const searched = lower.length === text.length ? lower : text;
  const places = causes
    .filter(({ cause }) => cause !== '')
    .flatMap(({ cause, sentence }) => {
      const start = searched.indexOf(searched === lower ? cause.toLowerCase() : cause);
      return start === -1 ? [] : [{ start, end: start + cause.length, sentence }];
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const pieces: AnswerPiece[] = [];
  let at = 0;
  for (const { start, end, sentence } of places) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null });
    pieces.push({ text: text.slice(start, end), mark: sentence });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}
