import { getDomainWithoutSuffix } from 'tldts';
import { findDisposableDomain, isFreeMailDomain, soundsLikeFreeMail } from '../lists/mail-domains.js';
import { skeletonOf } from './confusables.js';
import { mailboxOf } from './email-address.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

const SHORTEST_WORD = 4;
const SHORTEST_INITIALS = 3;

/**
 * Free mail is honest for a small business. It becomes a (small) signal when nothing ties the mailbox to the company:
 * neither the mailbox nor the website's domain bears a word of the company's name. Throw-away mail is another signal.
 */
export function observeFreeEmail(signup: Signup): Observation | null {
  const { emailDomain, companyWords, facts } = signup;
  if (!isFreeMail(emailDomain)) return null;
  if (bearsName(mailboxOf(facts.email), companyWords)) return null;
  if (bearsName(getDomainWithoutSuffix(signup.websiteHost ?? '') ?? '', companyWords)) return null;
  const why = `${facts.companyName} signs up with a free mailbox at ${emailDomain}, and neither the mailbox nor a website bears the company's name.`;
  return { name: 'free_email_mismatch', value: emailDomain, why };
}

function isFreeMail(domain: string): boolean {
  if (findDisposableDomain(domain) !== null) return false;
  return isFreeMailDomain(domain) || soundsLikeFreeMail(getDomainWithoutSuffix(domain) ?? '');
}

/** Whether a mailbox or domain name holds a word of the company's name, the whole name in other spacing, or its initials. */
function bearsName(text: string, companyWords: readonly string[]): boolean {
  const joined = skeletonOf(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (joined === '') return false;
  const initials = companyWords.map((word) => word.charAt(0)).join('');
  if (initials.length >= SHORTEST_INITIALS && joined.startsWith(initials)) return true;
  if (joined.includes(companyWords.join(''))) return true;
  return companyWords.some((word) => word.length >= SHORTEST_WORD && joined.includes(word));
}
