import type { InboundMailRow } from './inbound-mail.entity.js';

const CUT = '… (cut: the mail is longer)';

/** What a mail says, as a message of at most `longest` characters; a mail of files alone says what its subject says. */
export function mailWords(
  { text, subject }: Pick<InboundMailRow, 'text' | 'subject'>,
  longest: number,
): { readonly words: string; readonly isCut: boolean } {
  const [words = 'Sent by e-mail, without text.'] = [text ?? '', subject]
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (words.length <= longest) return { words, isCut: false };
  return { words: words.slice(0, longest - CUT.length).toWellFormed() + CUT, isCut: true };
}
