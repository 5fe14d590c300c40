import type { MailOutcome } from './mail-outcome.js';
import { NOTHING_BECAME } from './mail-messages.js';
import { phoneInText } from './phone-in-text.js';
import type { SenderAccount } from './sender-accounts.sql.js';

/** What the page of a draft says of one account. */
export interface DescribedChoice {
  readonly label: string;
  /** What will happen when the mail is confirmed for it, in a sentence or two. */
  readonly hint: string;
  /** Whether nothing becomes of the mail. */
  readonly isFutile: boolean;
}

export function describeDraft(
  { companyName, country }: SenderAccount,
  outcome: MailOutcome,
  text: string,
): DescribedChoice {
  const hint = whatHappens(outcome, phoneInText(text, country));
  return { label: companyName, hint, isFutile: outcome.becomes === 'nothing' };
}

function whatHappens(outcome: MailOutcome, phone: string | null): string {
  if (outcome.becomes === 'nothing') return NOTHING_BECAME[outcome.because].outcome;
  if (outcome.becomes === 'message')
    return outcome.target.kind === 'reassessment'
      ? 'It is added to the messages of your reassessment request, and its files to the evidence.'
      : 'It is added to the messages of your request for outbound permission, and its files to the evidence.';
  const code = phone === null ? '' : ` A code is sent to ${phone}, the number in your mail.`;
  if (outcome.becomes === 'purpose')
    return `It becomes the description in your request for outbound permission.${code}`;
  return `It opens a request for outbound permission, with your text as the description.${code} The portal then asks you for the rest.`;
}
