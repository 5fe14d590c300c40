/** Longer lines are no marks of any mail program. */
const LONGEST_MARK = 400;

/** "On 14 Nov 2026, Gatehouse wrote:" in the languages that mail programs write it in. */
const QUOTE_INTRODUCED =
  /^(?:on|am|le|el|il|em|op|den|på|w dniu|dne)\b.{4,250}(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|escreveu|schreef.{0,80}|skrev.{0,80}|napisał.{0,80}|napsal.{0,80})\s*:$/iu;
const ORIGINAL_MESSAGE =
  /^-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d.origine|mensaje original|messaggio originale)\s*-{2,}$/iu;
/** The first line of the header that Outlook puts over what it quotes, and what follows it. */
const HEADER_BEGINS = /^\*?(?:from|von|de|da|van|fra|från)\s?:/iu;
const HEADER_GOES_ON =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|inviato|data|sendt|skickat|verzonden)\s?:/iu;
const SIGNATURE = /^-- ?$/;
const MOBILE_SIGNATURE =
  /^(?:sent from my |sent from outlook|get outlook for |gesendet von |von meinem |envoyé de mon |enviado desde mi )/iu;
const RULE = /^[_-]{8,}$/;

/**
 * What the writer of a reply has written himself: without what he quotes, and without his signature. When that leaves nothing,
 * the text as it is.
 */
export function replyPart(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const end = lines.findIndex((_, at) => isWhereHisWordsEnd(lines, at));
  const own = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>'));
  while (own.length > 0 && isIdle(own.at(-1) ?? '')) own.pop();
  const words = own
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return words === '' ? text.trim() : words;
}

function isWhereHisWordsEnd(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.length > LONGEST_MARK) return false;
  const words = line.trim();
  if (SIGNATURE.test(line) || line === '--' || ORIGINAL_MESSAGE.test(words)) return true;
  // Long introductions are wrapped, so that "wrote:" stands on the next line.
  const next = (lines[at + 1] ?? '').trim().slice(0, LONGEST_MARK);
  if (QUOTE_INTRODUCED.test(words) || (next.endsWith(':') && QUOTE_INTRODUCED.test(`${words} ${next}`)))
    return true;
  if (!HEADER_BEGINS.test(words)) return false;
  return lines.slice(at + 1, at + 4).some((later) => HEADER_GOES_ON.test(later.trim()));
}

function isIdle(line: string): boolean {
  const words = line.trim();
  return words === '' || RULE.test(words) || (words.length < 80 && MOBILE_SIGNATURE.test(words));
}
