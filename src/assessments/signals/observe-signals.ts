import { observeAccountLinks } from './account-links.js';
import { observeBrandNameClaimed } from './brand-name-claimed.js';
import { observeCardCountry, observeFlaggedCard } from './card.js';
import { observeCompanyName } from './company-name.js';
import { observeDisposableEmail } from './disposable-email.js';
import { observeFreeEmail } from './free-email.js';
import { observeIpCountry } from './ip-country.js';
import { observeLookalikeDomain } from './lookalike-domain.js';
import { observePhoneCountry } from './phone-country.js';
import { observePhoneNumber } from './phone-number.js';
import type { AccountLink, Observation } from './signal.js';
import type { SignupFacts } from './signup-facts.js';
import { Signup } from './signup-facts.js';
import { observeWebsiteForm } from './website-form.js';

/** Something that looks at a signup for signals. It may look at the signup, at the links, or at both. */
export interface SignalSource {
  readonly name: string;
  observe(signup: Signup, links: readonly AccountLink[]): Observation | readonly Observation[] | null;
}

/** A source that could not answer; noted in the assessment, so that a reviewer knows what was not looked at. */
export interface FailedSource {
  readonly name: string;
  readonly error: string;
}

export interface ObservedSignals {
  readonly observations: readonly Observation[];
  readonly failedSources: readonly FailedSource[];
}

/** Every source of signals at signup, in the order in which a reviewer reads what they saw. */
export const SIGNAL_SOURCES: readonly SignalSource[] = [
  { name: 'account_links', observe: (_signup, links) => observeAccountLinks(links) },
  { name: 'flagged_card', observe: observeFlaggedCard },
  { name: 'disposable_email', observe: observeDisposableEmail },
  { name: 'lookalike_domain', observe: observeLookalikeDomain },
  { name: 'brand_name', observe: observeBrandNameClaimed },
  { name: 'phone_number', observe: observePhoneNumber },
  { name: 'phone_country', observe: observePhoneCountry },
  { name: 'ip_country', observe: observeIpCountry },
  { name: 'card_country', observe: observeCardCountry },
  { name: 'company_name', observe: observeCompanyName },
  { name: 'free_email', observe: observeFreeEmail },
  { name: 'website_form', observe: observeWebsiteForm },
];

/**
 * P1: asks every source about one signup. A source that throws is noted and never blocks the signup.
 * @param links what the new account shares with older ones, as looked up by the caller
 */
export function observeSignals(
  facts: SignupFacts,
  links: readonly AccountLink[] = [],
  sources: readonly SignalSource[] = SIGNAL_SOURCES,
): ObservedSignals {
  const signup = new Signup(facts);
  const observations: Observation[] = [];
  const failedSources: FailedSource[] = [];
  for (const source of sources) {
    try {
      observations.push(...[source.observe(signup, links) ?? []].flat());
    } catch (error) {
      failedSources.push({
        name: source.name,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { observations, failedSources };
}
