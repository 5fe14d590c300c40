import { isFreeMailDomain } from '../lists/mail-domains.js';
import { findBrandLikeness } from './brand-likeness.js';
import type { Likeness, LikenessKind } from './brand-words.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

const WHY: Readonly<Record<LikenessKind, (host: string, brand: string) => string>> = {
  looks_alike: (host, brand) => `The domain ${host} is written to look like ${brand}.`,
  misspelt: (host, brand) => `The domain ${host} is ${brand} with a letter or two changed.`,
  uses_name: (host, brand) => `The domain ${host} uses the name of ${brand}, but is not one of its domains.`,
  imitates_ending: (host, brand) =>
    `The domain ${host} puts "${brand}" in the middle, so that its front looks like another address.`,
  contains_name: (host, brand) =>
    `The domain ${host} has the name of ${brand} among other words and is not one of its domains.`,
};

/** The website and the mail domain against the brands that phishing imitates. A brand's own domains never fire. */
export function observeLookalikeDomain(signup: Signup): Observation | null {
  const hosts = new Set([signup.websiteHost, signup.emailDomain]);
  let mention: Observation | null = null;
  for (const host of hosts) {
    const likeness = host && !isFreeMailDomain(host) ? findBrandLikeness(host) : null;
    if (!host || !likeness) continue;
    if (likeness.kind !== 'contains_name') return toObservation(host, likeness);
    mention ??= toObservation(host, likeness);
  }
  return mention;
}

function toObservation(host: string, { kind, brand }: Likeness): Observation {
  const name = kind === 'contains_name' ? 'brand_in_domain' : 'lookalike_domain';
  return { name, value: host, why: WHY[kind](host, brand) };
}
