import { getDomainWithoutSuffix } from 'tldts';
import { findDisposableDomain, soundsDisposable } from '../lists/mail-domains.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

/** A mailbox that is thrown away after use cannot be reached when something goes wrong. Subdomains of listed domains count. */
export function observeDisposableEmail({ emailDomain }: Signup): Observation | null {
  const listed = findDisposableDomain(emailDomain);
  if (listed !== null) {
    const why = `The e-mail domain ${emailDomain} belongs to a provider of throw-away addresses.`;
    return { name: 'disposable_email', value: listed, why };
  }
  if (!soundsDisposable(getDomainWithoutSuffix(emailDomain) ?? '')) return null;
  const why = `The e-mail domain ${emailDomain} is on no list, but is named like a provider of throw-away addresses.`;
  return { name: 'disposable_email_suspected', value: emailDomain, why };
}
